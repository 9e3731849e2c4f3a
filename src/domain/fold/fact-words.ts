import { facts } from '../facts';
import type { SaidField } from '../facts/fact';
import type { Correction } from '../incident/correction';
import type { IncidentEvent } from '../incident/incident-event';
import type { Wording } from '../text/wording';

/** A fact as it reads after what was corrected about it; the very same fact where nothing was. */
export function withCorrection<E extends IncidentEvent>(event: E, correction: Correction | undefined): E {
  if (correction === undefined) return event;
  const { text, occurredAt, approximate } = correction;
  const { said = 'text' } = facts[event.type];
  const { approximate: _, ...exact } = event as E & { approximate?: true };
  return {
    ...(occurredAt === undefined ? event : (exact as E)),
    ...(occurredAt !== undefined && { occurredAt, ...(approximate && { approximate }) }),
    ...(text !== undefined && { [said]: text }),
  };
}

/** What a fact says in words of its own; undefined for one that has none. */
export function wordingOfFact(event: IncidentEvent): Wording | undefined {
  const { said } = facts[event.type];
  if (said === undefined) return undefined;
  // The definition of a type names a field that holds words, where it is there at all.
  return (event as Partial<Record<SaidField, Wording>>)[said];
}
