import type { Author } from './person';
import type { Instant } from './time/instant';

/** Where a message comes from that somebody forwarded: who wrote it, when, and its address. */
export interface Forwarded {
  readonly author?: Author;
  readonly at?: Instant;
  readonly link?: string;
  /** Whether whoever forwarded it said something, too: what was forwarded is quoted below that. */
  readonly isCommented?: true;
}

/** Who forwarded what its author said elsewhere, and the address at which they did. */
export interface Forwarding {
  readonly by?: Author;
  readonly link?: string;
  readonly isCommented?: true;
}
