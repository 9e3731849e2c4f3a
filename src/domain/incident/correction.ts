import type { PersonId } from '../person';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { Recorded } from './incident-event';

/** What a person corrected about an entry: its words, its time, and what a follow-up has besides. */
export interface Correction {
  readonly text?: Wording;
  /** What an update says is being done. */
  readonly doing?: Wording;
  readonly occurredAt?: Instant;
  /** Whether it happened about then. */
  readonly approximate?: true;
  /** Whoever is to do it; null where that is nobody. */
  readonly owner?: PersonId | null;
  /** The calendar day by which it is to be done, `2023-11-30`; null where that is none. */
  readonly due?: string | null;
  /** What it is for, and how urgent it is; null where nothing is said of that. */
  readonly purpose?: NonNullable<Recorded<'entry-changed'>['purpose']> | null;
  readonly priority?: NonNullable<Recorded<'entry-changed'>['priority']> | null;
}

/** What was corrected about an entry so far, after one more correction; the later one holds. */
export function mergeCorrection(
  before: Correction | undefined,
  { text, doing, occurredAt, approximate, owner, due, purpose, priority }: Recorded<'entry-changed'>,
): Correction {
  const words = {
    ...(text !== undefined && { text }),
    ...(doing !== undefined && { doing }),
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due }),
    ...(purpose !== undefined && { purpose }),
    ...(priority !== undefined && { priority }),
  };
  if (occurredAt === undefined) return { ...before, ...words };
  const { approximate: _, ...rest } = before ?? {};
  return { ...rest, ...words, occurredAt, ...(approximate && { approximate }) };
}
