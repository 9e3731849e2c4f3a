import { facts } from '../facts';
import type { SaidField } from '../facts/fact';
import type { Correction } from '../incident/correction';
import type { IncidentEvent } from '../incident/incident-event';
import type { Wording } from '../text/wording';

/** A fact as it reads after what was corrected about it; the very same fact where nothing was. */
export function withCorrection<E extends IncidentEvent>(event: E, correction: Correction | undefined): E {
  if (correction === undefined) return event;
  const { text, doing, occurredAt, approximate } = correction;
  const { said = 'text' } = facts[event.type];
  const { approximate: _, ...exact } = event as E & { approximate?: true };
  return withTask(
    {
      ...(occurredAt === undefined ? event : (exact as E)),
      ...(occurredAt !== undefined && { occurredAt, ...(approximate && { approximate }) }),
      ...(text !== undefined && { [said]: text }),
      ...(doing !== undefined && event.type === 'updated' && { doing }),
    },
    correction,
  );
}

/** What a follow-up has besides its words. */
const taskFields = ['owner', 'due', 'purpose', 'priority'] as const;

/** A follow-up with the owner, the day, the type and the priority that it has now; what is no follow-up has none of them. */
function withTask<E extends IncidentEvent>(event: E, correction: Correction): E {
  if (!facts[event.type].isTask) return event;
  const changed = taskFields.filter((field) => correction[field] !== undefined);
  if (changed.length === 0) return event;
  const kept = Object.entries(event).filter(([field]) => !changed.some((each) => each === field));
  const put = changed.flatMap((field) => (correction[field] === null ? [] : [[field, correction[field]]]));
  // The fields of a correction are those of a follow-up.
  return Object.fromEntries([...kept, ...put]) as E;
}

/** What a fact says in words of its own; undefined for one that has none. */
export function wordingOfFact(event: IncidentEvent): Wording | undefined {
  const { said } = facts[event.type];
  if (said === undefined) return undefined;
  // The definition of a type names a field that holds words, where it is there at all.
  return (event as Partial<Record<SaidField, Wording>>)[said];
}
