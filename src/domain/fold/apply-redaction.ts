import { definitionOf } from '../facts';
import { sectionEntry } from '../facts/section';
import type { Correction } from '../incident/correction';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type IncidentEvent, type Recorded } from '../incident/incident-event';
import { leavesOf, type Wording } from '../text/wording';
import { deriveState } from './derive';
import { withCorrection, wordingOfFact } from './fact-words';

/** What stands in the place of words that were removed for good. */
export const placeholder = '[redacted]';

/** What stands where words were removed for good. Whom they mentioned is no secret, and is who gets brought in. */
export function redactWording(words: Wording): Wording {
  const mentions = leavesOf(words).filter(
    (piece) => typeof piece !== 'string' && ('person' in piece || 'group' in piece),
  );
  return [placeholder, ...mentions.flatMap((mention) => [' ', mention])];
}

/** Whether words were removed for good already. */
export function isRemoved([first]: Wording): boolean {
  return first === placeholder;
}

/** The keys of the entries whose words a redaction removes. */
export function entriesOf({ entry, closing, others = [] }: Recorded<'redacted'>): ReadonlySet<string> {
  return new Set([entry, ...closing.map(sectionEntry), ...others]);
}

/** A fact as it stands in the log once entries' words were removed for good; the same fact where it held none of them. */
export function redactEvent<E extends IncidentEvent>(event: E, removed: ReadonlySet<string>): E {
  const said = removed.has(entryKeyOf(event)) ? wordingOfFact(event) : undefined;
  const silent = said === undefined ? event : withCorrection(event, { text: redactWording(said) });
  const { quotes } = definitionOf(event.type);
  if (quotes === undefined) return silent;
  const count = quotes(silent).length;
  let clean: IncidentEvent = silent;
  // Each is looked for anew: one that was removed is another fact.
  for (let index = 0; index < count; index += 1) {
    const quote = quotes(clean)[index];
    if (quote !== undefined && removed.has(quote.entry)) clean = quote.with(redactWording(quote.text));
  }
  // Its words alone are others.
  return clean as E;
}

/** The incident once entries' words were removed: as if the log had never held them. */
export function applyRedaction(incident: Incident, event: Recorded<'redacted'>): Incident {
  const removed = entriesOf(event);
  return deriveState({
    ...incident,
    facts: incident.facts.map((fact) => redactEvent(fact, removed)),
    ...corrections(incident, removed),
    messages: messages(incident, removed),
    ...channel(incident, removed),
    notSecrets: Object.fromEntries(Object.entries(incident.notSecrets).filter(([key]) => !removed.has(key))),
  });
}

/** A channel whose name was removed has none that is known until it has another. */
function channel({ channel, facts }: Incident, removed: ReadonlySet<string>): Partial<Incident> {
  const names = facts.filter((fact) => fact.type === 'channel-opened' || fact.type === 'channel-renamed');
  const isRemoved = names.some((fact) => fact.name === channel?.name && removed.has(entryKeyOf(fact)));
  return channel === undefined || !isRemoved ? {} : { channel: { ...channel, name: placeholder } };
}

function corrections(
  { corrections, firstWordings }: Incident,
  removed: ReadonlySet<string>,
): Pick<Incident, 'corrections' | 'firstWordings'> {
  const cleanCorrections = Object.entries(corrections).map(([entry, correction]) =>
    removed.has(entry) ? [entry, withoutWords(correction)] : [entry, correction],
  );
  const cleanWordings = Object.entries(firstWordings).map(([entry, words]) => [
    entry,
    removed.has(entry) ? redactWording(words) : words,
  ]);
  return {
    corrections: Object.fromEntries(cleanCorrections),
    firstWordings: Object.fromEntries(cleanWordings),
  };
}

function withoutWords({ text, doing, ...rest }: Correction): Correction {
  return {
    ...rest,
    ...(text !== undefined && { text: redactWording(text) }),
    ...(doing !== undefined && { doing: redactWording(doing) }),
  };
}

function messages({ messages }: Incident, removed: ReadonlySet<string>): Incident['messages'] {
  const found = [...removed].flatMap((key) => {
    const message = messages.get(key);
    return message === undefined ? [] : [[key, message] as const];
  });
  if (found.length === 0) return messages;
  const clean = found.map(([key, { first, current, correction, ...message }]) => {
    const silent = {
      ...message,
      isRedacted: true,
      ...(first !== undefined && { first: redactEvent(first, removed) }),
      ...(current !== undefined && { current: redactEvent(current, removed) }),
      ...(correction !== undefined && {
        correction: {
          ...correction,
          ...(correction.text !== undefined && { text: redactWording(correction.text) }),
        },
      }),
    };
    return [key, silent] as const;
  });
  return clean.reduce((all, [key, message]) => all.with(key, message), messages);
}
