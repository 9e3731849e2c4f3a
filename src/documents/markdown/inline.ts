import type { PersonId } from '../../domain/person';
import { endWithout } from '../../domain/text/excerpt';
import { honestLabel } from '../../domain/text/link-label';
import { inPlainText, placeName } from '../../domain/text/plain-text';
import { addressOf, cutAtAddresses } from './address';
import { balanced, isolated } from './bidi';
import { escapeInline, escapeLineStart } from './escape';
import { type Leaf, type Run, STYLES, type Style } from './runs';

/** The name of a person, as the workspace shows it. */
export type NameOf = (person: PersonId) => string;

const signs: Readonly<Record<Style, string>> = { strike: '~~', bold: '**', italic: '_' };

/** One line of words in Markdown: nothing in it means anything but how its runs stand out and where they lead. */
export function lineMarkdown(line: readonly Run[], nameOf: NameOf): string {
  const writer = new LineWriter(line.some(({ styles }) => styles.size > 0));
  for (const { leaf, styles } of line) writer.add(leaf, styles, nameOf);
  return isolated(escapeLineStart(writer.end()));
}

/** What anybody wrote, on one line and as data. */
export function quotedLineMarkdown(text: string): string {
  return isolated(escapeLineStart(quotedText(oneLine(text))));
}

/** Puts the pieces of a line one after the other, and signs around those that stand out. */
class LineWriter {
  readonly #hasSigns: boolean;
  readonly #parts: string[] = [];
  readonly #open: Style[] = [];
  #last = '';
  /** Whether what comes next must not begin with a letter: the sign before would not end anything. */
  #needsEdge = false;
  #hasSpace = false;

  constructor(hasSigns: boolean) {
    this.#hasSigns = hasSigns;
  }

  /** Space at the ends stands outside of the signs around it: Markdown reads `** a**` as asterisks. */
  add(leaf: Leaf, styles: ReadonlySet<Style>, nameOf: NameOf): void {
    if (typeof leaf !== 'string') {
      this.#write(leafMarkdown(leaf, nameOf), styles);
      return;
    }
    const words = leaf.trim();
    if (leaf.trimStart() !== leaf) this.#hasSpace = true;
    this.#write(textMarkdown(words, this.#hasSigns), styles);
    if (leaf.trimEnd() !== leaf) this.#hasSpace = true;
  }

  #write(words: string, styles: ReadonlySet<Style>): void {
    if (words === '') return;
    const opening = this.#change(styles);
    let next = words;
    if (this.#hasSpace) this.#push(' ');
    // A `!` before a link would make an image of it, a word before `@` a mail address.
    if (this.#last === '!' && next.startsWith('[')) this.#replaceLast('\\!');
    if (opening === '' && /[\w.+;:&=$,"!#%'*/?^`{|}~-]/.test(this.#last) && next.startsWith('@'))
      next = `\\${next}`;
    if (opening !== '') this.#openWith(opening, next);
    else if (this.#needsEdge && !this.#hasSpace) next = withEdge(next);
    this.#needsEdge = false;
    this.#hasSpace = false;
    this.#push(next);
  }

  end(): string {
    this.#change(new Set());
    return this.#parts.join('').trim();
  }

  /** Closes what no longer holds, and tells by which signs what holds from here on is opened. */
  #change(styles: ReadonlySet<Style>): string {
    const kept = this.#open.findIndex((style) => !styles.has(style));
    const wanted = STYLES.filter((style) => styles.has(style));
    // A style further out that begins later ends those within it.
    const same = wanted.findIndex((style, index) => this.#open[index] !== style);
    const depth = Math.min(...[kept, same].map((at) => (at < 0 ? this.#open.length : at)));
    while (this.#open.length > depth) this.#close();
    const begun = wanted.slice(depth);
    this.#open.push(...begun);
    return begun.map((style) => signs[style]).join('');
  }

  #close(): void {
    const style = this.#open.pop();
    if (style === undefined) return;
    // An underscore ends nothing before a letter, and other signs neither when a sign or a comma stands before them.
    if (style === 'italic' || !isLetter(this.#last)) this.#needsEdge = true;
    this.#push(signs[style]);
  }

  /** A sign between a letter and a comma or another sign begins nothing; written as an entity, a letter is none. */
  #openWith(opening: string, next: string): void {
    // A letter that stands alone may have to be written as an entity itself.
    const isSure = opening.length === 2 && isLetter(next) && [...next.slice(0, 4)].length > 1;
    if (!isSure && !isEdge(this.#last)) this.#replaceLast(entity(this.#last));
    // Beside other tildes it would be read as one of them.
    else if (this.#last === '~' && !/(?:\\|^~)~$/.test(this.#parts.at(-1) ?? '')) this.#replaceLast('\\~');
    this.#push(opening);
  }

  #push(markdown: string): void {
    this.#parts.push(markdown);
    this.#last = [...markdown.slice(-2)].at(-1) ?? '';
  }

  #replaceLast(by: string): void {
    const part = this.#parts.pop() ?? '';
    const rest = part.slice(0, part.length - this.#last.length);
    // A backslash that stood before a letter would escape what comes instead.
    const backslashes = rest.length - endWithout(rest, (character) => character === '\\');
    this.#parts.push(rest, backslashes % 2 === 1 ? '\\' : '', by);
  }
}

function isLetter(text: string): boolean {
  return /^[\p{L}\p{N}]/u.test(text);
}

/** Whether every reader of Markdown takes a character for space or a sign; of others some do and some don't. */
function isEdge(character: string): boolean {
  return character === '' || /^[\s!-/:-@[-`{-~]/.test(character);
}

function withEdge(markdown: string): string {
  const first = String.fromCodePoint(markdown.codePointAt(0) ?? 0x20);
  return isEdge(first) ? markdown : entity(first) + markdown.slice(first.length);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

function leafMarkdown(leaf: Exclude<Leaf, string>, nameOf: NameOf): string {
  if ('person' in leaf) return `${leaf.isPlain ? '' : '@'}${quotedText(oneLine(nameOf(leaf.person)))}`;
  if ('group' in leaf) return `@${quotedText(oneLine(placeName(leaf.group, leaf.name, nameOf)))}`;
  if ('channel' in leaf) return `#${quotedText(oneLine(placeName(leaf.channel, leaf.name, nameOf)))}`;
  if ('link' in leaf) return linkMarkdown(leaf.link, leaf.label);
  if ('code' in leaf) return codeMarkdown(leaf.code);
  if ('emoji' in leaf) return quotedText(oneLine(leaf.character ?? `:${leaf.emoji}:`));
  if ('time' in leaf) return quotedText(inPlainText([leaf], nameOf));
  return quotedText(oneLine(leaf.fallback));
}

function textMarkdown(text: string, hasSigns: boolean): string {
  return cutAtAddresses(balanced(text))
    .map((part, index) => {
      const escaped = escapeInline(part, { keepTags: true, keepSnakes: !hasSigns });
      return index % 2 === 0 ? escaped : (addressOf(part)?.bare ?? escaped);
    })
    .join('')
    .replace(/[ \t]{2,}|\t/g, ' ');
}

/** Code in as many backticks as end it nowhere earlier; a space beside them is no part of it. */
function codeMarkdown(code: string): string {
  const text = balanced(cleaned(code).replaceAll('\n', ' '));
  const fence = '`'.repeat(longestTicks(text) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** The length of the longest run of backticks. */
export function longestTicks(code: string): number {
  return (code.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

function linkMarkdown(link: string, words: string = link): string {
  const address = addressOf(link);
  const label = address === undefined ? words : (honestLabel(link, words) ?? link);
  const shown = oneLine(label);
  if (address === undefined)
    return quotedText(shown === oneLine(link) ? shown : `${shown} (${oneLine(link)})`);
  if (label === link && address.bare !== undefined) return address.bare;
  return `[${isolated(quotedText(shown === '' ? oneLine(link) : shown))}](${address.destination})`;
}

function quotedText(text: string): string {
  return escapeInline(balanced(text));
}

/** Any text on one line. */
export function oneLine(text: string): string {
  return cleaned(text)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/** One kind of line break, and signs in place of the characters that no page can show. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Cc}|\p{Surrogate}/gu, (character) => {
      const code = character.charCodeAt(0);
      if (character === '\n' || character === '\t') return character;
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    });
}
