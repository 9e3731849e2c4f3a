import type { PersonId } from '../../domain/person';
import { honestLabel } from '../../domain/text/link-label';
import { inPlainText, placeName } from '../../domain/text/plain-text';
import type { Piece, Wording } from '../../domain/text/wording';
import { addressOf, cutAtAddresses } from './address';
import { balanced, isolated } from './bidi';
import { escapeInline, escapeLineStart } from './escape';

/** Text that is Markdown already: templates write it as it is, and quote everything else. */
export class Markdown {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

/** The name of a person, as the workspace shows it. */
export type NameOf = (person: PersonId) => string;

/** Most names, and times: a draft has thousands of them. */
const harmless = /^[A-Za-z\d]+(?:[ :][A-Za-z\d]+)*$/;

/** What anybody wrote, on one line and as data: no link, no element, nothing but these characters. */
export function quotedLine(text: string): Markdown {
  if (harmless.test(text)) return new Markdown(text);
  return new Markdown(line([oneLine(text)], quotedText));
}

/**
 * What somebody wrote, as one paragraph: mentions become `@name`, links to the web and to mail become links, line
 * breaks stay line breaks and everything else is data. Lines after the first begin with `indent` spaces, which
 * keeps them inside the bullet they stand in.
 */
export function words(wording: Wording, nameOf: NameOf, indent = 2): Markdown {
  const lines = linesOf(wording).map((pieces) => lineOf(pieces, nameOf));
  return new Markdown(hardBreaks(lines.filter(isText), indent));
}

/** A text of several paragraphs, as people type it into a form: blank lines part the paragraphs. */
export function markdownParagraphs(text: string): Markdown {
  const lines = linesOf([text]).map((pieces) => lineOf(pieces, () => ''));
  const parts: string[][] = [[]];
  for (const each of lines) {
    if (isText(each)) parts.at(-1)?.push(each);
    else parts.push([]);
  }
  return new Markdown(
    parts
      .filter((part) => part.length > 0)
      .map((part) => hardBreaks(part, 0))
      .join('\n\n'),
  );
}

/** The beginning of what somebody wrote, on one line of data, cut after a word: for referring to it elsewhere. */
export function inBrief(wording: Wording, nameOf: NameOf, longest = 80): Markdown {
  const text = oneLine(inPlainText(wording, nameOf));
  if ([...text].length <= longest) return quotedLine(text);
  const start = [...text].slice(0, longest).join('');
  return quotedLine(`${start.replace(/\s+\S*$/, '')} …`);
}

function hardBreaks(lines: readonly string[], indent: number): string {
  return lines.join(`\\\n${' '.repeat(indent)}`);
}

function isText(markdown: string): boolean {
  return markdown !== '';
}

/** The lines of a wording, neighbouring texts joined, so that nothing is read apart that stands together. */
function linesOf(wording: Wording): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of wording) {
    const [first = '', ...more] = typeof piece === 'string' ? cleaned(piece).split('\n') : [piece];
    append(lines.at(-1) ?? [], first);
    for (const each of more) lines.push([each]);
  }
  return lines;
}

function append(line: Piece[], piece: Piece): void {
  const last = line.at(-1);
  if (typeof piece === 'string' && typeof last === 'string') line[line.length - 1] = last + piece;
  else line.push(piece);
}

function lineOf(pieces: readonly Piece[], nameOf: NameOf): string {
  return line(pieces, (piece) => pieceMarkdown(piece, nameOf));
}

/** The pieces one after the other; a `!` before a link would make an image of it, a word before `@` a mail address. */
function line<T>(pieces: readonly T[], write: (piece: T) => string): string {
  const written: string[] = [];
  let last = '';
  for (const piece of pieces) {
    const next = write(piece);
    if (last === '!' && next.startsWith('[')) written.push(written.pop()?.slice(0, -1) ?? '', '\\!');
    if (/[\w.+;:&=$,"-]/.test(last) && next.startsWith('@')) written.push('\\');
    if (next !== '') written.push(next);
    last = next === '' ? last : next.slice(-1);
  }
  return isolated(
    escapeLineStart(
      written
        .join('')
        .replace(/[ \t]{2,}|\t/g, ' ')
        .trim(),
    ),
  );
}

function pieceMarkdown(piece: Piece, nameOf: NameOf): string {
  if (typeof piece === 'string') return cutAtAddresses(balanced(piece)).map(textOrAddress).join('');
  if ('person' in piece) return `${piece.isPlain ? '' : '@'}${quotedText(oneLine(nameOf(piece.person)))}`;
  if ('group' in piece) return `@${quotedText(oneLine(placeName(piece.group, piece.name, nameOf)))}`;
  if ('channel' in piece) return `#${quotedText(oneLine(placeName(piece.channel, piece.name, nameOf)))}`;
  if ('link' in piece) return linkMarkdown(piece.link, piece.label);
  return quotedText(oneLine(inPlainText([piece], nameOf)));
}

function textOrAddress(part: string, index: number): string {
  const text = escapeInline(part, { keepTags: true });
  return index % 2 === 0 ? text : (addressOf(part)?.bare ?? text);
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

function oneLine(text: string): string {
  return cleaned(text)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/** One kind of line break, and signs in place of the characters that no page can show. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Cc}|\p{Surrogate}/gu, (character) => {
      const code = character.charCodeAt(0);
      if (character === '\n' || character === '\t') return character;
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    });
}
