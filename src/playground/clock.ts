/** The time that the workspace lives by. Instants are integer microseconds since 1970 UTC. */
export interface Clock {
  now(): number;
  /** Calls `ring` once the clock has reached `when`; the returned function takes the alarm back. */
  at(when: number, ring: () => void): () => void;
  /** How many of its seconds pass in a real one; 1 unless given, 0 while it stands still. */
  readonly rate?: number;
}

/** The longest wait that a Node timer can count; longer ones are waited for in pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own time, which never goes backwards here. Its alarms do not keep a process alive. */
export class SystemClock implements Clock {
  #last = 0;

  now(): number {
    this.#last = Math.max(this.#last, Date.now() * 1000);
    return this.#last;
  }

  at(when: number, ring: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const ms = Math.ceil((when - this.now()) / 1000);
      timer = setTimeout(look, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
      timer.unref();
    };
    // A timer may be up a moment before the clock is.
    const look = () => (this.now() < when ? wait() : ring());
    wait();
    return () => clearTimeout(timer);
  }
}
