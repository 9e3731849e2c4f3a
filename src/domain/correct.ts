import { asCorrected, corrected, wordsIn } from './correction';
import type { Incident } from './incident';
import type { IncidentEvent, Recorded } from './incident-event';

/**
 * The incident after an entry was put right. Whatever is read from it (timeline, milestones, ledgers) goes by the
 * marked message or the fact as it reads then; what was said first is kept.
 */
export function correct(incident: Incident, event: Recorded<'entry-changed'>): Incident {
  const { entry } = event;
  const correction = corrected(incident.corrections[entry], event);
  const after = { ...incident, corrections: { ...incident.corrections, [entry]: correction } };
  const message = incident.messages.get(entry);
  if (message !== undefined) {
    return { ...after, messages: incident.messages.with(entry, { ...message, correction }) };
  }
  const fix = <E extends IncidentEvent>(fact: E): E =>
    entryOf(fact) === entry ? asCorrected(fact, correction) : fact;
  return {
    ...after,
    notes: incident.notes.map(fix),
    verdicts: incident.verdicts.map(fix),
    acknowledgements: incident.acknowledgements.map(fix),
    statusChanges: incident.statusChanges.map(fix),
    severityChanges: incident.severityChanges.map(fix),
    updates: incident.updates.map(fix),
    assumptions: incident.assumptions.map((origin) =>
      'typed' in origin ? { ...origin, typed: fix(origin.typed) } : origin,
    ),
    escalations: incident.escalations.map((origin) =>
      'typed' in origin ? { ...origin, typed: fix(origin.typed) } : origin,
    ),
    firstWordings: withFirst(incident, event),
  };
}

function withFirst(
  incident: Incident,
  { entry, text }: Recorded<'entry-changed'>,
): Incident['firstWordings'] {
  const { firstWordings: known } = incident;
  const fact = correctableFacts(incident).find((each) => entryOf(each) === entry);
  if (text === undefined || fact === undefined || known[entry] !== undefined) return known;
  return { ...known, [entry]: wordsIn(fact) ?? [] };
}

/** The facts that an entry is made of and whose words or time can be put right. */
export function correctableFacts(incident: Incident): readonly IncidentEvent[] {
  const { assumptions, escalations } = incident;
  return [
    ...incident.notes,
    ...incident.verdicts,
    ...incident.acknowledgements,
    ...incident.statusChanges,
    ...incident.severityChanges,
    ...incident.updates,
    ...[...assumptions, ...escalations].flatMap((origin) => ('typed' in origin ? [origin.typed] : [])),
  ].filter((fact) => incident.withdrawn[fact.seq] === undefined);
}

/** The key of the entry that a fact makes. */
export function entryOf(fact: { readonly seq: number }): string {
  return `#${fact.seq}`;
}
