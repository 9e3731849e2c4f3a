import type { Entry } from '../entry';
import { occurredAt } from '../incident/incident-event';
import type { PersonId } from '../person';
import type { Instant } from '../time/instant';

/** An entry with nothing in it but when it happened and who recorded it. */
export function blankEntry(key: string, at: Instant, recordedAt: Instant, by?: PersonId): Entry {
  return {
    key,
    occurredAt: at,
    recordedAt,
    about: [],
    milestones: [],
    text: [],
    recorders: by === undefined ? [] : [by],
    isDeleted: false,
  };
}

/** Who said it, where anybody did. */
export function authorField(by: PersonId | undefined): Pick<Entry, 'author'> {
  return by === undefined ? {} : { author: { person: by } };
}

/** The entry of a fact that somebody typed, without its words. */
export function typedEntry(event: {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly occurredAt?: Instant;
  readonly approximate?: true;
  readonly by?: PersonId;
}): Entry {
  return {
    ...blankEntry(`#${event.seq}`, occurredAt(event), event.recordedAt, event.by),
    ...authorField(event.by),
    // A declaration is made when it is; its impact is what began about then.
    ...(event.approximate && event.occurredAt !== undefined && { isApproximate: true }),
  };
}
