import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { Recorded } from './incident-event';

/** What a person corrected about an entry: its words, its time or both. */
export interface Correction {
  readonly text?: Wording;
  readonly occurredAt?: Instant;
  /** Whether it happened about then. */
  readonly approximate?: true;
}

/** What was corrected about an entry so far, after one more correction; the later one holds. */
export function mergeCorrection(
  before: Correction | undefined,
  event: Recorded<'entry-changed'>,
): Correction {
  const { text, occurredAt, approximate } = event;
  if (occurredAt === undefined) return { ...before, ...(text !== undefined && { text }) };
  const { approximate: _, ...rest } = before ?? {};
  return { ...rest, ...(text !== undefined && { text }), occurredAt, ...(approximate && { approximate }) };
}
