import { isBlock, type Piece, type Wording, withWords, wordingsIn } from '../wording';
import { findSecrets, inOrder } from './find-secrets';
import type { Found } from './token-shapes';

/** What stands in the place of a secret. */
const MASK = '[masked]';

/** Behind what was masked something may stand that is told apart only then; nothing needs more rounds than these. */
const MAX_ROUNDS = 4;

const none: ReadonlySet<string> = new Set();

/** A text without what looks like a secret in it; `shown` are those that somebody said are none. */
export function maskedText(text: string, shown: ReadonlySet<string> = none): string {
  let hidden = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = hiddenIn(hidden, shown);
    if (found.length === 0) break;
    hidden = replaced(hidden, 0, found);
  }
  return hidden;
}

/** What looks like a secret in words, wherever it stands in them: across pieces, in code, and in the address of a link. */
export function secretsIn(wording: Wording): readonly string[] {
  const words = flat(wording);
  const inAddresses = words.addresses.flatMap((each) =>
    findSecrets(each).map(({ start, end }) => each.slice(start, end)),
  );
  return [...foundIn(words).map(({ start, end }) => words.text.slice(start, end)), ...inAddresses];
}

/**
 * Words with something readable in place of what looks like a secret: `AKIA…[masked]`. A link that holds one is text.
 * The very same words where there is none.
 */
export function masked(wording: Wording, shown: ReadonlySet<string> = none): Wording {
  let hidden = wording;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const words = flat(hidden);
    const { text, addresses } = words;
    const found = foundIn(words).filter(({ start, end }) => !shown.has(text.slice(start, end)));
    if (found.length === 0 && addresses.every((each) => hiddenIn(each, shown).length === 0)) break;
    hidden = maskedPieces(hidden, { at: 0, last: '', next: 0 }, { found, shown });
  }
  return hidden;
}

function hiddenIn(text: string, shown: ReadonlySet<string>): readonly Found[] {
  const found = findSecrets(text);
  return shown.size === 0 ? found : found.filter(({ start, end }) => !shown.has(text.slice(start, end)));
}

/** Where in the whole text a piece begins, the character before it, and the first place that may concern it. */
interface Position {
  at: number;
  last: string;
  next: number;
}

interface Hidden {
  readonly found: readonly Found[];
  readonly shown: ReadonlySet<string>;
}

/** The text of words as it is read, what points somewhere as one character. */
interface FlatWords {
  readonly text: string;
  /** Its pieces, and where they begin in it. */
  readonly leaves: readonly { readonly at: number; readonly text: string }[];
  /** What stands behind links. */
  readonly addresses: readonly string[];
}

/** What is found in a text put together, and in each of its pieces: code beside a letter is a word of its own. */
function foundIn({ text, leaves }: FlatWords): readonly Found[] {
  const whole = findSecrets(text);
  if (leaves.length < 2) return whole;
  const apart = leaves.flatMap(({ at, text: leaf }) =>
    findSecrets(leaf).map(({ start, end, kept }) => ({ start: at + start, end: at + end, kept })),
  );
  return apart.length === 0 ? whole : inOrder([...whole, ...apart]);
}

function flat(wording: Wording): FlatWords {
  const [only] = wording;
  if (wording.length === 1 && typeof only === 'string') return { text: only, leaves: [], addresses: [] };
  const parts: string[] = [];
  const leaves: { at: number; text: string }[] = [];
  const addresses: string[] = [];
  const position: Position = { at: 0, last: '', next: 0 };
  const add = (words: Wording): void => {
    for (const piece of words) {
      parts.push(breakBeside(piece, position));
      const inner = wordingsIn(piece);
      if (inner.length === 0) {
        const text = textOf(piece);
        parts.push(text);
        leaves.push({ at: position.at, text });
        pass(position, text);
        if (typeof piece === 'object' && 'link' in piece) addresses.push(piece.link);
      }
      for (const each of inner) {
        if (isList(piece)) parts.push(lineBreak(position));
        add(each);
      }
      parts.push(breakBeside(piece, position));
    }
  };
  add(wording);
  return { text: parts.join(''), leaves, addresses };
}

function maskedPieces(wording: Wording, position: Position, hidden: Hidden): Wording {
  return wording.flatMap((piece) => {
    breakBeside(piece, position);
    const other = maskedPiece(piece, position, hidden);
    breakBeside(piece, position);
    return other;
  });
}

function maskedPiece(piece: Piece, position: Position, hidden: Hidden): readonly Piece[] {
  const around = withWords(piece, (words) => {
    if (isList(piece)) lineBreak(position);
    return maskedPieces(words, position, hidden);
  });
  if (around !== undefined) return [around];
  const text = textOf(piece);
  const start = position.at;
  const concerned = passed(text, position, hidden.found);
  if (typeof piece === 'object' && 'link' in piece)
    return maskedLink(piece, { text, start, concerned }, hidden);
  if (concerned.length === 0) return [piece];
  const other = replaced(text, start, concerned);
  if (typeof piece === 'string') return other === '' ? [] : [other];
  if ('code' in piece) return other === '' ? [] : [{ code: other }];
  if ('codeBlock' in piece) return other === '' ? [] : [{ codeBlock: other }];
  return [piece];
}

function maskedLink(
  piece: Extract<Piece, { readonly link: string }>,
  { text, start, concerned }: { text: string; start: number; concerned: readonly Found[] },
  { shown }: Hidden,
): readonly Piece[] {
  const isAddress = hiddenIn(piece.link, shown).length > 0;
  if (concerned.length === 0 && !isAddress) return [piece];
  const other = concerned.length === 0 ? maskedText(text, shown) : replaced(text, start, concerned);
  return other === '' ? [] : [other];
}

/** Goes on behind a piece, and tells what was found within it. */
function passed(text: string, position: Position, found: readonly Found[]): readonly Found[] {
  const start = position.at;
  pass(position, text);
  while ((found[position.next]?.end ?? Number.POSITIVE_INFINITY) <= start) position.next += 1;
  const concerned: Found[] = [];
  for (let index = position.next; index < found.length; index += 1) {
    const each = found[index];
    if (each === undefined || each.start >= position.at) break;
    concerned.push(each);
  }
  return concerned;
}

/** A part of the text, which begins at a place of it, without what was found there; the first part of a secret tells of it. */
function replaced(text: string, from: number, found: readonly Found[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, kept } of found) {
    parts.push(text.slice(done, Math.max(start - from, 0)));
    if (start >= from) parts.push(kept === '' ? MASK : `${kept}…${MASK}`);
    done = Math.min(end - from, text.length);
  }
  return parts.join('') + text.slice(done);
}

/** What somebody reads of a piece. */
function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('code' in piece) return piece.code;
  if ('codeBlock' in piece) return piece.codeBlock;
  if ('link' in piece) return piece.label || String(piece.link).replace(/^mailto:/, '');
  // Slack takes `@db` in an address for a mention.
  if (('person' in piece && piece.isPlain !== true) || 'group' in piece) return '@\ufffc';
  // A list may have no items.
  return isBlock(piece) ? '' : '\ufffc';
}

function isList(piece: Piece): boolean {
  return typeof piece === 'object' && 'list' in piece;
}

/** The line break before and behind what stands on lines of its own. */
function breakBeside(piece: Piece, position: Position): string {
  return isBlock(piece) ? lineBreak(position) : '';
}

function lineBreak(position: Position): string {
  if (position.last === '' || position.last === '\n') return '';
  pass(position, '\n');
  return '\n';
}

function pass(position: Position, text: string): void {
  position.at += text.length;
  position.last = text.at(-1) ?? position.last;
}
