import { facts } from '../facts';
import type { SaidField } from '../facts/fact';
import type { Correction } from '../incident/correction';
import type { IncidentEvent } from '../incident/incident-event';
import type { PersonId } from '../person';
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

/** A follow-up with the owner and the day that it has now; what is no follow-up has neither. */
function withTask<E extends IncidentEvent>(event: E, { owner, due }: Correction): E {
  if (!facts[event.type].isTask || (owner === undefined && due === undefined)) return event;
  const { owner: formerOwner, due: formerDue, ...rest } = event as E & { owner?: PersonId; due?: string };
  const [ownerNow, dueNow] = [owner === undefined ? formerOwner : owner, due === undefined ? formerDue : due];
  return { ...(rest as E), ...(ownerNow && { owner: ownerNow }), ...(dueNow && { due: dueNow }) };
}

/** What a fact says in words of its own; undefined for one that has none. */
export function wordingOfFact(event: IncidentEvent): Wording | undefined {
  const { said } = facts[event.type];
  if (said === undefined) return undefined;
  // The definition of a type names a field that holds words, where it is there at all.
  return (event as Partial<Record<SaidField, Wording>>)[said];
}
