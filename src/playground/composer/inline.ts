import { unicodeOfEmoji } from '../../emoji/emoji';
import { decoded, readToken } from './token';

/** A piece of a line of rich text, as Slack writes it. */
export type Piece = { type: string; style?: Style } & Record<string, unknown>;

type Style = Partial<Record<'bold' | 'italic' | 'strike' | 'code', true>>;

const STYLES: Readonly<Record<string, keyof Style>> = { '*': 'bold', _: 'italic', '~': 'strike' };
const WORD = /[\p{L}\p{N}]/u;
const TOKEN = /<([^<>\n]+)>/y;
const CODE = /`([^`\n]+)`/y;
const EMOJI = /:([\p{L}\p{N}_+'-]{1,100}):(?::skin-tone-([2-6]):)?/uy;

/**
 * The pieces of lines in Slack's markup, whose characters are encoded as Slack stores them. One pass: a style is open once at
 * most, ends with its line, and what was opened and never closed is text.
 */
export function readPieces(encoded: string): Piece[] {
  return new PieceReader(encoded).read();
}

class PieceReader {
  #at = 0;
  /** Where the plain text began that was not taken up yet. */
  #from = 0;
  readonly #pieces: Piece[] = [];
  /** The styles that are open: their marker, and at which piece the marker itself stands. */
  #open: { marker: string; index: number }[] = [];

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Piece[] {
    while (this.#at < this.#text.length) this.#step();
    this.#takeText();
    return merged(this.#pieces);
  }

  #step(): void {
    const char = this.#text.charAt(this.#at);
    if (char === '\n') this.#open = [];
    if (char === '<') this.#matched(TOKEN, ([, inside = '']) => readToken(inside));
    else if (char === '`') this.#matched(CODE, ([, inside = '']) => codePiece(inside));
    else if (char === ':') this.#matched(EMOJI, ([, name = '', tone]) => emojiPiece(name, tone));
    else if (char in STYLES) this.#marker(char);
    else this.#at += 1;
  }

  #matched(pattern: RegExp, make: (found: RegExpExecArray) => Piece | undefined): void {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    const piece = found ? make(found) : undefined;
    if (found && piece) this.#put(piece, found[0].length);
    else this.#at += 1;
  }

  #marker(char: string): void {
    const depth = this.#open.findIndex(({ marker }) => marker === char);
    const opened = this.#open[depth];
    if (opened && this.#canClose(opened.index)) this.#close(opened.index, depth, char);
    else if (!opened && this.#canOpen(char)) this.#begin(char);
    else this.#at += 1;
  }

  #begin(char: string): void {
    this.#takeText();
    this.#open.push({ marker: char, index: this.#pieces.length });
    this.#put({ type: 'text', text: char }, 1);
  }

  #close(index: number, depth: number, char: string): void {
    this.#takeText();
    const style = STYLES[char] ?? 'bold';
    for (const piece of this.#pieces.slice(index + 1)) piece.style = { ...piece.style, [style]: true };
    this.#pieces[index] = { type: 'text', text: '' };
    this.#open = this.#open.slice(0, depth);
    this.#at += 1;
    this.#from = this.#at;
  }

  #canOpen(char: string): boolean {
    const next = this.#text.charAt(this.#at + 1);
    return next !== '' && next !== char && !/\s/.test(next) && !WORD.test(this.#text.charAt(this.#at - 1));
  }

  #canClose(index: number): boolean {
    const isEmpty = this.#from === this.#at && this.#pieces.length === index + 1;
    const [before, after] = [this.#text.charAt(this.#at - 1), this.#text.charAt(this.#at + 1)];
    return !isEmpty && !/\s/.test(before) && !WORD.test(after);
  }

  #put(piece: Piece, length: number): void {
    this.#takeText();
    this.#pieces.push(piece);
    this.#at += length;
    this.#from = this.#at;
  }

  #takeText(): void {
    if (this.#from < this.#at)
      this.#pieces.push({ type: 'text', text: decoded(this.#text.slice(this.#from, this.#at)) });
    this.#from = this.#at;
  }
}

function codePiece(inside: string): Piece {
  return { type: 'text', text: decoded(inside), style: { code: true } };
}

/** What stands between two colons is an emoji only if there is one of that name: `10:30:15` is none. */
function emojiPiece(name: string, tone: string | undefined): Piece | undefined {
  const unicode = unicodeOfEmoji(name);
  if (unicode === undefined) return undefined;
  if (tone === undefined) return { type: 'emoji', name, unicode };
  const skin = (0x1f3fb + Number(tone) - 2).toString(16);
  return { type: 'emoji', name, unicode: `${unicode}-${skin}`, skin_tone: Number(tone) };
}

/** Texts of one style that stand beside each other are one text. */
function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.type === 'text' && piece.text === '') continue;
    if (last?.type === 'text' && piece.type === 'text' && isSameStyle(last.style, piece.style))
      last.text = `${String(last.text)}${String(piece.text)}`;
    else result.push(piece);
  }
  return result;
}

function isSameStyle(one: Style = {}, other: Style = {}): boolean {
  const keys = ['bold', 'italic', 'strike', 'code'] as const;
  return keys.every((key) => one[key] === other[key]);
}
