import { inPlainText } from '../../domain/text/plain-text';
import type { Wording } from '../../domain/text/wording';
import { blockLines, indented } from './blocks';
import { type NameOf, oneLine, quotedLineMarkdown } from './inline';

export type { NameOf } from './inline';

/** Text that is Markdown already: templates write it as it is, and quote everything else. */
export class Markdown {
  readonly #source: string;
  /** The same as a document of its own, without what keeps it in its place in another. */
  readonly alone: string;

  constructor(source: string, alone = source) {
    this.#source = source;
    this.alone = alone;
  }

  toString(): string {
    return this.#source;
  }
}

/** Most names, and times: a draft has thousands of them. */
const harmless = /^[A-Za-z\d]+(?:[ :][A-Za-z\d]+)*$/;

/** Sentences in Latin letters, with nothing in them that Markdown, a reader's eye or a page could take for more. */
const prose = /^[A-Za-zÀ-ÖØ-öø-ɏ](?: ?[A-Za-zÀ-ÖØ-öø-ɏ\d,.;!?'"()%‘’“”–—…→-])*$/;

/** Whether text reads the same in Markdown as it stands. */
function isProse(text: string): boolean {
  return prose.test(text) && !/www\./i.test(text);
}

/** What anybody wrote, on one line and as data: no link, no element, nothing but these characters. */
export function quotedLine(text: string): Markdown {
  return new Markdown(harmless.test(text) ? text : quotedLineMarkdown(text));
}

/**
 * What somebody wrote: mentions become `@name`, links to the web and to mail become links, formatting, lists, quotes and
 * code blocks stay what they are, line breaks stay line breaks and everything else is data. Lines after the first begin
 * with `indent` spaces, which keeps them inside the bullet they stand in; unless `isOwnLine`, something stands before them.
 */
export function words(
  wording: Wording,
  nameOf: NameOf,
  { indent = 2, isOwnLine = false }: Place = {},
): Markdown {
  const [only] = wording;
  if (wording.length === 1 && typeof only === 'string' && isProse(only)) return new Markdown(only);
  const { lines, isBlockFirst } = blockLines(wording, nameOf);
  const text = indented(lines, ' '.repeat(indent)).join('\n');
  const alone = lines.join('\n');
  // A list or code block within a line would be none.
  if (isBlockFirst && !isOwnLine) return new Markdown(`\n${text}`, alone);
  return new Markdown(text.slice(lines.length > 0 ? indent : 0), alone);
}

/** A text of several paragraphs: blank lines part them. */
export function markdownParagraphs(wording: Wording, nameOf: NameOf): Markdown {
  return new Markdown(blockLines(wording, nameOf, true).lines.join('\n'));
}

/** Where words stand. */
export interface Place {
  readonly indent?: number | undefined;
  readonly isOwnLine?: boolean;
}

/** The beginning of what somebody wrote, on one line of data, cut after a word: for referring to it elsewhere. */
export function inBrief(wording: Wording, nameOf: NameOf, longest = 80): Markdown {
  const text = oneLine(inPlainText(wording, nameOf));
  if ([...text].length <= longest) return quotedLine(text);
  const start = [...text].slice(0, longest).join('');
  return quotedLine(`${start.replace(/\s+\S*$/, '')} …`);
}
