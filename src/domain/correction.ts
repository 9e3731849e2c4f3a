import type { IncidentEvent, Recorded } from './incident-event';
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

/** A fact as it reads after what was put right about it; the very same fact where nothing was. */
export function asCorrected<E extends IncidentEvent>(event: E, correction: Correction | undefined): E {
  if (correction === undefined) return event;
  const { text, occurredAt } = correction;
  return {
    ...event,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(text !== undefined && { [wordsField(event)]: text }),
  };
}

/** What a fact says in words of its own; undefined for one that has none. */
export function wordsIn(event: IncidentEvent): Wording | undefined {
  const fields: Readonly<Partial<Record<string, Wording>>> = {
    ...('text' in event && { text: event.text }),
    ...('evidence' in event && { evidence: event.evidence }),
    ...('reason' in event && { reason: event.reason }),
  };
  return fields[wordsField(event)];
}

/** Where a fact keeps what somebody said. */
function wordsField({ type }: IncidentEvent): 'text' | 'evidence' | 'reason' {
  if (type === 'settled') return 'evidence';
  return type === 'escalated' || type === 'reopened' || type === 'canceled' ? 'reason' : 'text';
}
