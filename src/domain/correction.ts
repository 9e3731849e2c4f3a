import type { Recorded } from './incident-event';
import type { Instant } from './instant';
import type { Wording } from './wording';

/** What a person put right about an entry: its words, its time or both. */
export interface Correction {
  readonly text?: Wording;
  readonly occurredAt?: Instant;
}

/** What was put right about an entry so far, after one more correction; the later one holds. */
export function corrected(before: Correction | undefined, event: Recorded<'entry-changed'>): Correction {
  const { text, occurredAt } = event;
  return {
    ...before,
    ...(text !== undefined && { text }),
    ...(occurredAt !== undefined && { occurredAt }),
  };
}
