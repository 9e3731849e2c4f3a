/** The time that the workspace lives by. Instants are integer microseconds since 1970 UTC. */
export interface Clock {
  now(): number;
  /** Calls `ring` once the clock has reached `when`; the returned function takes the alarm back. */
  at(when: number, ring: () => void): () => void;
}
