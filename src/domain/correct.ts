import { corrected } from './correction';
import { facts } from './facts';
import { derived } from './facts/derived';
import { asCorrected, saidIn } from './facts/words';
import type { Incident } from './incident';
import { entryOf, type IncidentEvent, type Recorded } from './incident-event';

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
  return derived({
    ...after,
    facts: incident.facts.map((fact) =>
      facts[fact.type].isCorrectable && entryOf(fact) === entry ? asCorrected(fact, correction) : fact,
    ),
    firstWordings: withFirst(incident, event),
  });
}

function withFirst(
  incident: Incident,
  { entry, text }: Recorded<'entry-changed'>,
): Incident['firstWordings'] {
  const { firstWordings: known } = incident;
  const fact = correctableFacts(incident).find((each) => entryOf(each) === entry);
  if (text === undefined || fact === undefined || known[entry] !== undefined) return known;
  return { ...known, [entry]: saidIn(fact) ?? [] };
}

/** The facts that an entry is made of and whose words or time can be put right. */
export function correctableFacts(incident: Incident): readonly IncidentEvent[] {
  return incident.facts.filter(
    (fact) => facts[fact.type].isCorrectable && incident.withdrawn[fact.seq] === undefined,
  );
}
