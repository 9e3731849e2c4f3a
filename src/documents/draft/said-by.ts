import type { Forwarding } from '../../domain/forwarded';
import type { Author, PersonId } from '../../domain/person';
import type { SectionOrigin } from '../../domain/postmortem/captured';
import type { SectionState } from '../../domain/postmortem/sections';
import type { Source } from '../../domain/source';
import { masked } from '../../domain/text/secrets/masked';
import { isBlank, isBlock, type Wording } from '../../domain/text/wording';
import { addressOf } from '../markdown/address';
import { inBrief, Markdown, markdownParagraphs, type Place, words } from '../markdown/markdown';
import type { DraftContext } from './draft-context';

/** Who said or did something, and the message in which they did. */
export interface SaidBy {
  /** Their name; null where it is not known. */
  readonly name: string | null;
  /** Where the message is; null where there is none. */
  readonly link: Markdown | null;
  /** Who forwarded it, where it was said elsewhere, and the message in which they did. */
  readonly forwarded: NamedLink | null;
  /** Whose message they forwarded, where the words are their own and what they forwarded is quoted below. */
  readonly forwards: NamedLink | null;
}

/** Somebody, and a message of theirs. */
interface NamedLink {
  /** Their name. */
  readonly name: string;
  /** Where the message is; null where there is none. */
  readonly link: Markdown | null;
}

/** Names an author, and links to the message where there is one: of a forwarded one to where it was written. */
export function saidBy(
  author: Author | undefined,
  source: Source | undefined,
  setting: DraftContext,
  forwarded?: Forwarding,
): SaidBy | null {
  if (author === undefined && source === undefined) return null;
  const { nameOf } = setting.context;
  const { by, isCommented } = forwarded ?? {};
  const name = author === undefined ? null : authorName(author, nameOf);
  const link = linkTo(source, setting);
  const original = linkOf(forwarded?.link);
  const forwarder = by === undefined ? null : { name: authorName(by, nameOf), link };
  if (isCommented !== true || forwarder === null)
    return { name, link: original ?? link, forwarded: forwarder, forwards: null };
  return { ...forwarder, forwarded: null, forwards: name === null ? null : { name, link: original } };
}

/** The same for somebody who acted, where it is known who did. */
export function doneBy(
  person: PersonId | undefined,
  source: Source | undefined,
  setting: DraftContext,
): SaidBy | null {
  return person === undefined ? null : saidBy({ person }, source, setting);
}

/** What somebody wrote, ready to show; null where there is nothing to read. */
export function said(wording: Wording, setting: DraftContext, place?: Place): Markdown | null {
  return shownWords(masked(wording, setting.shown), setting, place);
}

/** The same of words in which secrets are masked: before they are cut, since a part may not show what the whole does. */
export function shownWords(wording: Wording, setting: DraftContext, place?: Place): Markdown | null {
  const markdown = rendered(setting, () => words(wording, setting.context.nameOf, place));
  return markdown.toString() === '' ? null : markdown;
}

/** What somebody wrote, for a line that goes on behind it: what stands on the line, and the lists, quotes and code below. */
export interface SaidParts {
  /** All of it in one. */
  readonly text: Markdown | null;
  /** What stands on the line. */
  readonly lead: Markdown | null;
  /** The lists, quotes and code below it. */
  readonly rest: Markdown | null;
}

/** What somebody wrote in those parts, ready to show. */
export function saidInParts(wording: Wording, setting: DraftContext): SaidParts {
  return shownInParts(masked(wording, setting.shown), setting);
}

/** The same of words in which secrets are masked. */
export function shownInParts(wording: Wording, setting: DraftContext): SaidParts {
  const text = shownWords(wording, setting);
  const index = wording.findIndex(isBlock);
  if (index < 0) return { text, lead: text, rest: null };
  return {
    text,
    lead: shownWords(wording.slice(0, index), setting),
    rest: shownWords(wording.slice(index), setting, { isOwnLine: true }),
  };
}

/** What stands in the place of something that cannot be rendered. */
const unreadable = new Markdown('_could not be rendered_');

/** Writes something that somebody said. Whatever is wrong with it costs its own place, and not the whole draft. */
function rendered(setting: DraftContext, write: () => Markdown): Markdown {
  try {
    return write();
  } catch (error) {
    setting.unrendered.push(error);
    return unreadable;
  }
}

/** The same for what was typed into a form, where it was. */
export function saidInForm(
  words: Wording | undefined,
  setting: DraftContext,
  place?: Place,
): Markdown | null {
  return said(words ?? [], setting, place);
}

/** What was typed into a form as paragraphs; null where nothing was. */
export function paragraphs(words: Wording | undefined, { context, shown }: DraftContext): Markdown | null {
  return words === undefined || isBlank(words)
    ? null
    : markdownParagraphs(masked(words, shown), context.nameOf);
}

/** What somebody wrote, cut to a line, for referring to it. */
export function brief(wording: Wording, setting: DraftContext): Markdown {
  return rendered(setting, () => inBrief(masked(wording, setting.shown), setting.context.nameOf));
}

/** Where a link to a message leads; null without a message. */
export function linkTo(source: Source | undefined, { context }: DraftContext): Markdown | null {
  return source === undefined ? null : linkOf(context.linkTo(source));
}

/** What an entry says, and who said it. */
export interface SaidWords extends SaidParts {
  readonly by: SaidBy | null;
}

/** Who said what a section was taken from, each with a link; none where somebody wrote it. */
export function sourcesOf({ from }: SectionState, setting: DraftContext): readonly SaidBy[] {
  return sourcesFrom(from, setting);
}

/** Who said what stands in some entries, each once. */
export function sourcesFrom(from: readonly SectionOrigin[], setting: DraftContext): readonly SaidBy[] {
  const named = from.flatMap((origin) => sourceOf(origin, setting) ?? []);
  const known = new Map(named.map((each) => [`${each.name} ${each.link?.toString()}`, each]));
  return [...known.values()];
}

/** The entries that a section was taken from, each in its own words. */
export function wordsFrom({ from }: SectionState, setting: DraftContext): readonly SaidWords[] {
  return from.flatMap((origin) => {
    const parts = saidInParts(origin.words, setting);
    return parts.text === null ? [] : [{ ...parts, by: sourceOf(origin, setting) }];
  });
}

function sourceOf({ key, source }: SectionOrigin, setting: DraftContext): SaidBy | null {
  const entry = setting.byKey.get(key);
  // A time that somebody typed has nobody's words.
  const [recorder] = entry?.recorders ?? [];
  const author = entry?.author ?? (recorder === undefined ? undefined : { person: recorder });
  return saidBy(author, entry?.source ?? source, setting, entry?.forwarded);
}

function linkOf(link: string | undefined): Markdown | null {
  const address = link === undefined ? undefined : addressOf(link);
  return address === undefined ? null : new Markdown(address.destination);
}

function authorName(author: Author, nameOf: (person: PersonId) => string): string {
  if ('bot' in author) return author.bot;
  const name = nameOf(author.person);
  // Slack tells of nobody who they are that it refuses to show.
  return name === author.person ? (author.name ?? name) : name;
}
