import type { Author, PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import { isBlock, plain, type Wording } from '../../domain/text/wording';
import { addressOf } from '../markdown/address';
import { inBrief, Markdown, words } from '../markdown/markdown';
import type { DraftContext } from './draft-context';

/** Who said or did something, and the message in which they did. */
export interface SaidBy {
  readonly name: string | null;
  readonly link: Markdown | null;
}

/** Names an author, and links to the message where there is one. */
export function saidBy(
  author: Author | undefined,
  source: Source | undefined,
  setting: DraftContext,
): SaidBy | null {
  if (author === undefined && source === undefined) return null;
  return {
    name: author === undefined ? null : authorName(author, setting.context.nameOf),
    link: linkTo(source, setting),
  };
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
export function said(wording: Wording, setting: DraftContext, indent?: number): Markdown | null {
  const markdown = rendered(setting, () => words(wording, setting.context.nameOf, indent));
  return markdown.toString() === '' ? null : markdown;
}

/** What somebody wrote, in a line that goes on behind it: what stands on the line, and the lists, quotes and code below. */
export interface SaidParts {
  readonly lead: Markdown | null;
  readonly rest: Markdown | null;
}

/** The same, ready to show. */
export function saidInParts(wording: Wording, setting: DraftContext, indent?: number): SaidParts {
  const index = wording.findIndex(isBlock);
  if (index < 0) return { lead: said(wording, setting, indent), rest: null };
  return {
    lead: said(wording.slice(0, index), setting, indent),
    rest: said(wording.slice(index), setting, indent),
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

/** The same for what was typed into a form. */
export function saidInForm(
  text: string | undefined,
  setting: DraftContext,
  indent?: number,
): Markdown | null {
  return said(plain(text ?? ''), setting, indent);
}

/** What somebody wrote, cut to a line, for referring to it. */
export function brief(wording: Wording, setting: DraftContext): Markdown {
  return rendered(setting, () => inBrief(wording, setting.context.nameOf));
}

/** Where a link to a message leads; null without a message. */
export function linkTo(source: Source | undefined, { context }: DraftContext): Markdown | null {
  const address = source === undefined ? undefined : addressOf(context.linkTo(source));
  return address === undefined ? null : new Markdown(address.destination);
}

function authorName(author: Author, nameOf: (person: PersonId) => string): string {
  return 'bot' in author ? author.bot : nameOf(author.person);
}
