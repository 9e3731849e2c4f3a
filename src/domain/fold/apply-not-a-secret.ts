import { definitionOf } from '../facts';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type Recorded } from '../incident/incident-event';
import { wordingOf } from '../incident/message-text';
import { secretsIn } from '../text/secrets/masked';
import type { Wording } from '../text/wording';
import { wordingOfFact } from './fact-words';

/**
 * The incident after somebody said of an entry that it holds no secret: of what it says by then, so that what somebody
 * writes into it later is masked. Nothing is kept of an entry that says nothing of the kind any more.
 */
export function applyNotASecret(incident: Incident, { entry }: Recorded<'not-a-secret'>): Incident {
  const { [entry]: known = [], ...others } = incident.notSecrets;
  const all = [...new Set([...known, ...wordsOf(incident, entry).flatMap(secretsIn)])];
  return { ...incident, notSecrets: all.length === 0 ? others : { ...others, [entry]: all } };
}

/** What an entry says, or whatever else has that key: a title, a follow-up, a field of the closing. */
function wordsOf(incident: Incident, entry: string): readonly Wording[] {
  const message = incident.messages.get(entry);
  if (message !== undefined) return [wordingOf(message)];
  return incident.facts.flatMap((fact) => {
    const { quotes } = definitionOf(fact.type);
    const quoted = quotes?.(fact).filter((quote) => quote.entry === entry) ?? [];
    const said = entryKeyOf(fact) === entry ? wordingOfFact(fact) : undefined;
    return [...(said === undefined ? [] : [said]), ...quoted.map(({ text }) => text)];
  });
}
