import type { Author } from './person';
import type { Instant } from './time/instant';

/** Where a message comes from that somebody forwarded: who wrote it, when, and its address. */
export interface Forwarded {
  readonly author?: Author;
  readonly at?: Instant;
  readonly link?: string;
}
