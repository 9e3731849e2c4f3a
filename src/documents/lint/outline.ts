import MarkdownIt, { type Token } from 'markdown-it';
import { type Part, partsUnder } from './parts';

/** A piece of a postmortem: a paragraph, an item of a list, a row of a table. */
export interface Passage {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Its words, without Markdown: code is one strange character, and links are what they are called. */
  readonly text: string;
  /** What stands out in it, as it is marked bold. */
  readonly bold: readonly string[];
  /** The cells of a row, with what stands at the head of their columns; empty for anything but a table. */
  readonly cells: readonly { readonly head: string; readonly text: string }[];
  /** What its heading announces; empty before the first heading. */
  readonly parts: readonly Part[];
  /** Its own heading, as it reads. */
  readonly heading: string;
  /** How deep it stands within lists: 0 for no item at all. */
  readonly depth: number;
  readonly isHeading: boolean;
  /** Whether somebody else is quoted. */
  readonly isQuote: boolean;
}

/** What stands in the place of code, which says nothing in words. */
const CODE = '\ufffc';
/** As much of a paragraph is looked through for Markdown; what is longer is none that people write. */
const MAX_INLINE = 10_000;

const inlines = new MarkdownIt({ html: true });
// The words of a passage are parsed by themselves, so that nothing is that is too long.
const blocks = new MarkdownIt({ html: true }).disable([
  'inline',
  'linkify',
  'replacements',
  'smartquotes',
  'text_join',
]);

/** The passages of a Markdown text in order, headings among them; code blocks and HTML are none. */
export function outlineOf(text: string): readonly Passage[] {
  const reading = new Reading();
  for (const token of blocks.parse(text, {})) reading.take(token);
  return reading.passages;
}

/** What is read of a text so far. */
class Reading {
  readonly passages: Passage[] = [];
  /** The headings above, by their level, with what they announce. */
  #above: { readonly level: number; readonly title: string; readonly parts: readonly Part[] }[] = [];
  #lists = 0;
  #quotes = 0;
  #headingLevel = 0;
  #heads: string[] = [];
  #row: { line: number; cells: string[]; bold: string[] } | undefined;
  #isHeadRow = false;

  take(token: Token): void {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.#lists += 1;
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists -= 1;
        break;
      case 'blockquote_open':
        this.#quotes += 1;
        break;
      case 'blockquote_close':
        this.#quotes -= 1;
        break;
      case 'heading_open':
        this.#headingLevel = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        this.#headingLevel = 0;
        break;
      case 'thead_open':
        this.#isHeadRow = true;
        this.#heads = [];
        break;
      case 'thead_close':
        this.#isHeadRow = false;
        break;
      case 'tr_open':
        this.#row = { line: lineOf(token), cells: [], bold: [] };
        break;
      case 'tr_close':
        this.#endRow();
        break;
      case 'inline':
        this.#words(token);
        break;
      default:
    }
  }

  #words(token: Token): void {
    const { text, bold } = wordsOf(token.content);
    if (this.#row !== undefined) {
      this.#row.cells.push(text);
      this.#row.bold.push(...bold.slice(0, 9));
      return;
    }
    // A whole line in bold is a heading to whoever writes by hand.
    const isBoldLine = this.#lists === 0 && bold.length === 1 && bold[0] === text.replace(/:$/, '');
    const level = this.#headingLevel > 0 ? this.#headingLevel : isBoldLine ? 7 : 0;
    if (level > 0 && this.#quotes === 0) this.#open(level, text);
    this.#add({ line: lineOf(token), text, bold, cells: [], isHeading: level > 0 });
  }

  #open(level: number, title: string): void {
    this.#above = this.#above.filter((each) => each.level < level);
    const parts = partsUnder(title) ?? this.#above.at(-1)?.parts ?? [];
    // The title of the whole says nothing of what stands below it.
    this.#above.push({ level, title, parts: level === 1 && this.passages.length === 0 ? [] : parts });
  }

  #endRow(): void {
    const row = this.#row;
    this.#row = undefined;
    if (row === undefined) return;
    if (this.#isHeadRow) this.#heads = row.cells;
    else {
      const cells = row.cells.map((text, index) => ({ head: this.#heads[index] ?? '', text }));
      const text = row.cells.join(' | ');
      this.#add({ line: row.line, text, bold: row.bold, cells, isHeading: false });
    }
  }

  #add(passage: Pick<Passage, 'line' | 'text' | 'bold' | 'cells' | 'isHeading'>): void {
    const heading = this.#above.at(-1);
    this.passages.push({
      ...passage,
      parts: heading?.parts ?? [],
      heading: heading?.title ?? '',
      depth: this.#lists,
      isQuote: this.#quotes > 0,
    });
  }
}

function lineOf({ map }: Token): number {
  return (map?.[0] ?? 0) + 1;
}

function wordsOf(content: string): { readonly text: string; readonly bold: readonly string[] } {
  if (content.length > MAX_INLINE) return { text: content, bold: [] };
  const words: string[] = [];
  const bold: string[] = [];
  let isBold = false;
  for (const { type, content: said } of inlines.parseInline(content, {}).flatMap(inlineOf)) {
    if (type === 'strong_open') {
      isBold = true;
      bold.push('');
    } else if (type === 'strong_close') isBold = false;
    const word = wordOf(type, said);
    words.push(word);
    if (isBold) bold[bold.length - 1] += word;
  }
  return { text: words.join('').trim(), bold: bold.map((each) => each.replace(/:$/, '').trim()) };
}

function inlineOf({ children }: Token): readonly Token[] {
  return children ?? [];
}

function wordOf(type: string, said: string): string {
  if (type === 'text') return said;
  if (type === 'code_inline' || type === 'image') return CODE;
  return type === 'softbreak' || type === 'hardbreak' ? '\n' : '';
}

/** Whether nobody wrote anything there yet. */
export function isEmptyAnswer(text: string): boolean {
  return /^(?:none recorded.*|none\.?|n\/?a\.?|tbd\.?|to be (?:done|determined|written|filled in)\.?|todo\.?|unknown\.?|not known\.?|[-–—_.…?\s]*)$/i.test(
    text.trim(),
  );
}
