import { readToken } from './token';
import { followable, type Inline, unescaped } from './tree';

type Style = 'bold' | 'italic' | 'strike';

const STYLES: Readonly<Record<string, Style>> = { '*': 'bold', _: 'italic', '~': 'strike' };

const TOKEN = /<([^<>\n]+)>/y;
const CODE = /`([^`\n]+)`/y;
const EMOJI = /:([\p{L}\p{N}_+'-]{1,100}):(?::skin-tone-([2-6]):)?/uy;
const ADDRESS = /https?:\/\/[^\s<>|`*]+/iy;
const WORD = /[\p{L}\p{N}]/u;

/** Something opened by a marker and not yet closed, and what stands in it so far. */
interface Open {
  readonly marker: string;
  readonly inside: Inline[];
}

/**
 * One pass over mrkdwn without blocks of code. Every character is looked at a bounded number of times: what a pattern
 * has passed over in vain ends at the next character that could begin another, and a style is open once at most.
 */
export class InlineReader {
  #at = 0;
  /** Where the plain text began that was not taken up yet. */
  #from = 0;
  #stack: Open[] = [{ marker: '', inside: [] }];

  readonly #text: string;
  readonly #linksAddresses: boolean;

  constructor(text: string, linksAddresses: boolean) {
    this.#text = text;
    this.#linksAddresses = linksAddresses;
  }

  /** The pieces of the whole text. */
  read(): readonly Inline[] {
    while (this.#at < this.#text.length) this.#step();
    this.#endLine();
    return this.#stack[0]?.inside ?? [];
  }

  #step(): void {
    const char = this.#text.charAt(this.#at);
    switch (char) {
      case '\n':
        this.#endLine();
        this.#put({ type: 'break' }, 1);
        break;
      case '<':
        this.#matched(TOKEN, ([, inside = '']) => readToken(inside));
        break;
      case '`':
        this.#matched(CODE, ([, inside = '']) => ({ type: 'code', inside: readCode(inside) }));
        break;
      case ':':
        this.#matched(EMOJI, ([, name = '', tone]) => emoji(name, tone));
        break;
      case 'h':
      case 'H':
        this.#address();
        break;
      case '*':
      case '_':
      case '~':
        this.#marker(char);
        break;
      default:
        this.#at += 1;
    }
  }

  /** Takes up what the pattern finds here, if it does and `make` can use it. */
  #matched(pattern: RegExp, make: (found: RegExpExecArray) => Inline | undefined): void {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    const made = found ? make(found) : undefined;
    if (found && made) this.#put(made, found[0].length);
    else this.#at += 1;
  }

  #address(): void {
    const isOne = this.#linksAddresses && !WORD.test(this.#text.charAt(this.#at - 1));
    ADDRESS.lastIndex = this.#at;
    const found = isOne ? ADDRESS.exec(this.#text) : null;
    if (!found) {
      this.#at += 1;
      return;
    }
    const written = withoutPunctuation(found[0]);
    const url = followable(unescaped(written));
    if (url) this.#put({ type: 'link', url, inside: [{ type: 'text', text: url }] }, written.length);
    else this.#at += found[0].length;
  }

  #marker(char: string): void {
    const depth = this.#stack.findIndex(({ marker }) => marker === char);
    if (depth > 0 && this.#canClose() && !this.#isEmptySince(depth)) this.#close(depth, char);
    else if (depth < 0 && this.#canOpen(char)) this.#open(char);
    else this.#at += 1;
  }

  #open(char: string): void {
    this.#takeText();
    this.#stack.push({ marker: char, inside: [] });
    this.#at += 1;
    this.#from = this.#at;
  }

  #close(depth: number, char: string): void {
    this.#takeText();
    this.#dissolve(depth + 1);
    const closed = this.#stack.pop();
    this.#top().push({ type: STYLES[char] ?? 'bold', inside: closed?.inside ?? [] });
    this.#at += 1;
    this.#from = this.#at;
  }

  #canOpen(char: string): boolean {
    const next = this.#text.charAt(this.#at + 1);
    return next !== '' && next !== char && !/\s/.test(next) && !WORD.test(this.#text.charAt(this.#at - 1));
  }

  #canClose(): boolean {
    return !/\s/.test(this.#text.charAt(this.#at - 1)) && !WORD.test(this.#text.charAt(this.#at + 1));
  }

  #isEmptySince(depth: number): boolean {
    const isTop = depth === this.#stack.length - 1;
    return isTop && this.#from === this.#at && this.#stack[depth]?.inside.length === 0;
  }

  /** Styles end with the line: what is still open was no style. */
  #endLine(): void {
    this.#takeText();
    this.#dissolve(1);
  }

  /** Turns what is open from this depth on back into the marker and what follows it. */
  #dissolve(depth: number): void {
    while (this.#stack.length > depth) {
      const open = this.#stack.pop();
      if (open) this.#top().push({ type: 'text', text: open.marker }, ...open.inside);
    }
  }

  #put(piece: Inline, length: number): void {
    this.#takeText();
    this.#top().push(piece);
    this.#at += length;
    this.#from = this.#at;
  }

  #takeText(): void {
    if (this.#from < this.#at)
      this.#top().push({ type: 'text', text: unescaped(this.#text.slice(this.#from, this.#at)) });
    this.#from = this.#at;
  }

  #top(): Inline[] {
    return this.#stack.at(-1)?.inside ?? [];
  }
}

/** What stands in code: links and mentions are shown in it, nothing else is. */
export function readCode(text: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(/<([^<>\n]+)>/g)) {
    const token = readToken(found[1] ?? '');
    if (!token) continue;
    if (from < found.index) pieces.push({ type: 'text', text: unescaped(text.slice(from, found.index)) });
    pieces.push(token);
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ type: 'text', text: unescaped(text.slice(from)) });
  return pieces;
}

function emoji(name: string, tone: string | undefined): Inline {
  return { type: 'emoji', name, ...(tone === undefined ? {} : { tone: Number(tone) }) };
}

/** An address does not end with what ends a sentence, nor with a bracket that was opened before it. */
function withoutPunctuation(address: string): string {
  const ends = address.includes('(') ? `.,;:!?'"]}_~` : `.,;:!?'"]}_~)`;
  let end = address.length;
  while (end > 0 && ends.includes(address.charAt(end - 1))) end -= 1;
  return address.slice(0, end);
}
