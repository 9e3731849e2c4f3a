import { changeableEntry } from './change-entry';
import { type Closing, closingFields } from './closing';
import type { Incident } from './incident';
import type { Fact } from './incident-event';
import type { Wording } from './wording';

/** A piece of a wording that is shorter is found in places that have nothing to do with it. */
const shortestTelling = 4;

/**
 * Removes for good what an entry says, and the fields of the closing that repeat it; that somebody said something then
 * stays. A new draft is asked for where one was delivered, in place of those that held the words.
 */
export function redactEntry(incident: Incident, key: string): readonly Fact[] {
  const { text = [] } = changeableEntry(incident, key);
  const said = [text, incident.firstWordings[key] ?? [], ...messageWordings(incident, key)];
  const redacted: Fact = { type: 'redacted', entry: key, closing: fieldsWith(incident.closing, said) };
  return incident.draftsRequested === 0 ? [redacted] : [redacted, { type: 'draft-requested' }];
}

function messageWordings(incident: Incident, key: string): readonly Wording[] {
  const message = incident.messages.get(key);
  return [message?.first?.text ?? [], message?.current?.text ?? []];
}

/** The fields of a closing into which words of an entry were taken over. */
function fieldsWith(closing: Closing | undefined, wordings: readonly Wording[]): readonly (keyof Closing)[] {
  const tellings = wordings
    .flat()
    .flatMap((piece) => (typeof piece === 'string' ? piece.split('\n') : 'link' in piece ? [piece.link] : []))
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= shortestTelling);
  return closingFields.filter((field) => tellings.some((telling) => closing?.[field]?.includes(telling)));
}
