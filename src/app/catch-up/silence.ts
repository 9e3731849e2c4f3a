import type { Instant } from '../../domain/time/instant';

/** Tells whether anybody still writes in a channel. It may throw a `ChatFailure`, and may be called again. */
export interface Silence {
  /** When a person wrote last in a channel or its threads, later than an instant; undefined where nobody did. */
  lastWord(channel: string, after: Instant): Promise<Instant | undefined>;
}
