import { facts } from '../facts';
import { mergeCorrection } from '../incident/correction';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type FactType, type IncidentEvent, type Recorded } from '../incident/incident-event';
import { deriveState } from './derive';
import { withCorrection, wordingOfFact } from './fact-words';

/**
 * The incident after an entry was corrected. Whatever is read from it (timeline, milestones, ledgers) goes by the
 * marked message or the fact as it reads then; what was said first is kept.
 */
export function applyCorrection(incident: Incident, event: Recorded<'entry-changed'>): Incident {
  const { entry } = event;
  const correction = mergeCorrection(incident.corrections[entry], event);
  const after = { ...incident, corrections: { ...incident.corrections, [entry]: correction } };
  const message = incident.messages.get(entry);
  if (message !== undefined) {
    return { ...after, messages: incident.messages.with(entry, { ...message, correction }) };
  }
  return deriveState({
    ...after,
    facts: incident.facts.map((fact) =>
      entryKeyOf(fact) === entry && (hasTime(fact) || isTask(fact)) ? withCorrection(fact, correction) : fact,
    ),
    firstWordings: withFirst(incident, event),
  });
}

function withFirst(
  incident: Incident,
  { entry, text }: Recorded<'entry-changed'>,
): Incident['firstWordings'] {
  const { firstWordings: known } = incident;
  const fact = correctableFacts(incident).find((each) => entryKeyOf(each) === entry);
  if (text === undefined || fact === undefined || known[entry] !== undefined) return known;
  return { ...known, [entry]: wordingOfFact(fact) ?? [] };
}

/** Whether its time can be put right, alone or with its words. */
export function hasTime({ type }: { readonly type: FactType }): boolean {
  return facts[type].isCorrectable === true || facts[type].isTimed === true;
}

/** Whether its words, its owner and its due date can be put right, and not its time. */
export function isTask({ type }: { readonly type: FactType }): boolean {
  return facts[type].isTask === true;
}

/** The fact of that key of which the time alone can be put right. */
export function timedFact(incident: Incident, key: string): IncidentEvent | undefined {
  return incident.facts.find((fact) => facts[fact.type].isTimed === true && entryKeyOf(fact) === key);
}

/** The facts that an entry is made of and whose words or time can be corrected, and the follow-ups. */
export function correctableFacts(incident: Incident): readonly IncidentEvent[] {
  return incident.facts.filter(
    (fact) => (facts[fact.type].isCorrectable || isTask(fact)) && incident.withdrawn[fact.seq] === undefined,
  );
}
