import { Refusal } from '../../errors';
import { slugOf } from '../channel/channel-name';
import { definitionOf } from '../facts';
import { sectionEntry } from '../facts/section';
import { isRemoved } from '../fold/apply-redaction';
import { wordingOfFact } from '../fold/fact-words';
import { groupBy } from '../incident/group-by';
import type { Incident } from '../incident/incident';
import {
  entryKeyOf,
  type Fact,
  type FactType,
  type IncidentEvent,
  occurredAt,
} from '../incident/incident-event';
import type { MarkedMessage } from '../incident/marked-message';
import { happenedAt } from '../incident/message-text';
import { sectionNames, sections } from '../section';
import { inPlainText } from '../text/plain-text';
import { isBlank, leavesOf, type Piece, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { type Changeable, changeableEntries, changeableEntry } from './change-entry';

/** Words on record that can be removed for good. */
export interface Redactable {
  /** The key under which they are removed: the entry's in the timeline, where they have one. */
  readonly key: string;
  readonly at: Instant;
  /** Every wording that there is of them. */
  readonly wordings: readonly Wording[];
  /** What they are where they are no message's: `the title`. */
  readonly name?: string;
}

/** Everything that stands on record in people's words, withdrawn or not, or will once they are known, the latest first. */
export function redactables(incident: Incident): readonly Redactable[] {
  const all = [
    ...[...incident.messages].map(([key, message]) => ofMessage(key, message)),
    ...incident.facts.map((fact) => ofFact(incident, fact)),
    ...ofSections(incident),
  ];
  return all
    .filter(
      ({ key, wordings }) =>
        isAwaited(incident.messages.get(key)) ||
        wordings.some((words) => !isBlank(words) && !isRemoved(words)),
    )
    .sort((a, b) => b.at - a.at);
}

/** Whether the words of a message are not known yet: they can be removed before they are. */
function isAwaited(message: MarkedMessage | undefined): boolean {
  return message !== undefined && message.current === undefined && message.isRedacted !== true;
}

/** What can be done about something on record. */
export interface Chosen {
  readonly key: string;
  readonly at: Instant;
  /** Its words, its time and its kind, where those can be corrected. */
  readonly entry?: Changeable;
  /** Its words, where they can be removed for good. */
  readonly words?: Redactable;
}

/** Everything that can be corrected, the latest first, and then what else can be removed. Of a canceled incident words can be removed alone. */
export function choices(incident: Incident): readonly Chosen[] {
  const entries = incident.status === 'canceled' ? [] : changeableEntries(incident);
  const words = new Map(redactables(incident).map((each) => [each.key, each]));
  const changeable = new Set(entries.map(({ key }) => key));
  return [
    ...entries.map((entry) => {
      const own = words.get(entry.key);
      return { key: entry.key, at: entry.at, entry, ...(own !== undefined && { words: own }) };
    }),
    ...[...words.values()]
      .filter(({ key, wordings }) => !changeable.has(key) && wordings.length > 0)
      .map((own) => ({ key: own.key, at: own.at, words: own })),
  ];
}

/** What can be done about the entry of that key; refuses when it no longer stands. */
export function chosen(incident: Incident, key: string): Chosen {
  const found = choices(incident).find((each) => each.key === key);
  if (found !== undefined) return found;
  const entry = changeableEntry(incident, key);
  return { key, at: entry.at, entry };
}

/**
 * Removes for good what an entry says, and the sections of the postmortem that repeat it; that somebody said something then
 * stays. A new draft is asked for where one was delivered, in place of those that held the words. Also a canceled
 * incident lets go of them.
 */
export function redactEntry(incident: Incident, key: string): readonly Fact[] {
  const entry = redactables(incident).find((each) => each.key === key);
  if (entry === undefined) {
    throw new Refusal('nothing-to-remove', 'Nobody’s words stand there any more: they were removed already.');
  }
  const phrases = phrasesOf(entry.wordings);
  const others = channelNamesAfter(incident, entry);
  const written = new Map(ofSections(incident).map((each) => [each.key, each]));
  const closing = sections.filter((section) => repeats(written.get(sectionEntry(section)), phrases));
  const redacted: Fact = { type: 'redacted', entry: key, closing, ...(others.length > 0 && { others }) };
  return incident.draftsRequested === 0 ? [redacted] : [redacted, { type: 'draft-requested' }];
}

/** What else repeats the words of an entry, or a piece of them that looks like a secret: by its key, removed on its own. */
export function repeating(incident: Incident, key: string): readonly Redactable[] {
  const all = redactables(incident);
  const phrases = phrasesOf(all.find((each) => each.key === key)?.wordings ?? []);
  return all.filter((each) => each.key !== key && repeats(each, phrases));
}

function repeats(words: Redactable | undefined, phrases: readonly string[]): boolean {
  const texts = words?.wordings.map((wording) => inPlainText(wording, (person) => person)) ?? [];
  return texts.some((text) => phrases.some((phrase) => text.includes(phrase)));
}

function ofMessage(key: string, message: MarkedMessage): Redactable {
  const wordings = [message.first?.text, message.current?.text, message.correction?.text];
  return { key, at: happenedAt(message), wordings: wordings.filter((words) => words !== undefined) };
}

function ofFact(incident: Incident, fact: IncidentEvent): Redactable {
  const key = entryKeyOf(fact);
  const { quotes } = definitionOf(fact.type);
  const quoted = (quotes?.(fact) ?? []).filter(({ entry }) => entry === key).map(({ text }) => text);
  const said = [wordingOfFact(fact), incident.firstWordings[key]].filter((words) => words !== undefined);
  const name = names[fact.type];
  // What a channel is named at first goes with the title.
  const wordings = fact.type === 'channel-opened' ? [] : [...said, ...quoted];
  return { key, at: occurredAt(fact), wordings, ...(name !== undefined && { name }) };
}

const names: Readonly<Partial<Record<FactType, string>>> = {
  declared: 'the title',
  retitled: 'the title',
  'channel-renamed': 'the channel’s name',
  noted: 'a note',
  assumed: 'an assumption',
  settled: 'the evidence of a verdict',
  escalated: 'an escalation',
  updated: 'a status update',
  'follow-up-added': 'a follow-up',
  'follow-up-settled': 'what became of a follow-up',
  'role-asked': 'a request to take a role',
  'field-set': 'a field',
  'review-given': 'what a reviewer wants changed',
  published: 'where the postmortem is published',
  reopened: 'the reason of reopening',
  canceled: 'the reason of canceling',
};

/** Each section of the postmortem, whenever it was written. */
function ofSections({ facts }: Incident): readonly Redactable[] {
  const all = facts.flatMap((fact) => {
    const quotes = isWriting(fact) ? (definitionOf(fact.type).quotes?.(fact) ?? []) : [];
    return quotes.map(({ entry, text }) => ({ entry, text, at: occurredAt(fact) }));
  });
  const byEntry = groupBy(all, ({ entry }) => entry);
  return sections.flatMap((section) => {
    const key = sectionEntry(section);
    const wordings = byEntry.get(key) ?? [];
    const last = wordings.at(-1);
    if (last === undefined) return [];
    return [
      {
        ...{ key, at: last.at, wordings: wordings.map(({ text }) => text) },
        name: `the postmortem’s ${sectionNames[section]}`,
      },
    ];
  });
}

function isWriting(fact: IncidentEvent): boolean {
  return fact.type === 'closed' || fact.type === 'section-written';
}

/** The names that the channel has had and that say again what a title says, by the keys of their facts. */
function channelNamesAfter(incident: Incident, { name, wordings }: Redactable): readonly string[] {
  if (name !== names.declared) return [];
  const [title = ''] = wordings.flat().filter((piece) => typeof piece === 'string');
  const phrase = slugOf(title)
    .split('-')
    .filter((word) => word.length >= MIN_PHRASE);
  return incident.facts
    .filter((fact) => fact.type === 'channel-opened' || fact.type === 'channel-renamed')
    .filter((fact) => phrase.some((word) => fact.name.includes(word)))
    .map(entryKeyOf);
}

/** A piece of a wording that is shorter is found in places that have nothing to do with it. */
const MIN_PHRASE = 4;

/** The lines of wordings, and the words in them that look like a secret: where they stand again, it stands again. */
function phrasesOf(wordings: readonly Wording[]): readonly string[] {
  const lines = wordings
    .filter((words) => !isRemoved(words))
    .flatMap(leavesOf)
    .flatMap(textsOf)
    .map((line) => line.trim());
  const words = lines.flatMap((line) => line.split(/\s+/)).filter(isSecretive);
  return [...new Set([...lines, ...words])].filter((each) => each.length >= MIN_PHRASE);
}

function textsOf(piece: Piece): readonly string[] {
  if (typeof piece === 'string') return piece.split('\n');
  if ('code' in piece) return [piece.code];
  if ('codeBlock' in piece) return piece.codeBlock.split('\n');
  return 'link' in piece ? [piece.link] : [];
}

/** Letters and digits in one word, or more of them than a word has. */
function isSecretive(word: string): boolean {
  return word.length >= 20 || (word.length >= 6 && /\p{L}/u.test(word) && /\d/.test(word));
}
