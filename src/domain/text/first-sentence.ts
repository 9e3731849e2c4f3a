import { leavesOf, type Piece, type Wording, withWords, wordingsIn } from './wording';

/** As much as is looked at for a sentence's end: the time that a segmenter takes grows with the square of the length. */
const MAX_LENGTH = 2_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Words behind which a full stop ends no sentence, in lower case, besides single letters and numbers. */
const ABBREVIATIONS = new Set([
  ...[
    'approx',
    'assoc',
    'ca',
    'cf',
    'co',
    'corp',
    'dept',
    'dr',
    'ed',
    'eds',
    'eq',
    'est',
    'etc',
    'fig',
    'gen',
  ],
  ...[
    'inc',
    'jr',
    'lt',
    'ltd',
    'max',
    'messrs',
    'min',
    'mr',
    'mrs',
    'ms',
    'mt',
    'no',
    'nos',
    'p',
    'pp',
    'prof',
  ],
  ...['resp', 'rev', 'sr', 'st', 'vol', 'vs', 'bzw', 'evtl', 'ggf', 'inkl', 'nr', 'usw', 'vgl', 'sra', 'mme'],
]);

/**
 * The first whole sentence, of the first item where the words begin with a list: never a list's number or a title such as
 * “Dr.”, and with whatever it points at.
 */
export function firstSentence(wording: Wording): Wording {
  const line = firstLine(wording);
  const text = leavesOf(line).map(shape).join('').slice(0, MAX_LENGTH);
  let end = 0;
  for (const { segment } of segmenter.segment(text)) {
    end += segment.length;
    if (isEnd(text.slice(0, end), text.charAt(end))) break;
  }
  return upTo(line, { left: text.slice(0, end).trimEnd().length });
}

/** Its first paragraph, as one line; of a list the first item's, and of a quote its own. Code is no sentence. */
function firstLine(wording: Wording): Wording {
  const line: Piece[] = [];
  for (const piece of wording) {
    if (typeof piece === 'object' && 'codeBlock' in piece) continue;
    const isBlock = typeof piece === 'object' && ('list' in piece || 'quote' in piece);
    if (isBlock && line.length > 0) break;
    if (isBlock) return firstLine(wordingsIn(piece)[0] ?? []);
    if (typeof piece === 'string') {
      const [first = '', ...more] = (line.length === 0 ? withoutNumber(piece.trimStart()) : piece).split(
        '\n',
      );
      if (first !== '') line.push(first);
      if (more.length > 0 && line.length > 0) break;
    } else line.push(piece);
  }
  return line;
}

/** Without what numbers a line or makes it an item of a list. */
function withoutNumber(text: string): string {
  return text.replace(/^(?:\d{1,3}[.)]|[-*•])\s+/, '');
}

/** Text as it is, and one character for whatever may not be cut. */
function shape(piece: Piece): string {
  return typeof piece === 'string' ? piece : '\ufffc';
}

function isEnd(before: string, next: string): boolean {
  if (next === '') return true;
  // A question mark within an address ends nothing.
  if (!/[\s。！？]$/u.test(before)) return false;
  const word = /(?:^|[\s(“"'‘])([\p{L}\p{N}.]{1,12})\.\s*$/u.exec(before.slice(-20))?.[1];
  if (word === undefined) return true;
  return !(/^(?:\d+|\p{Lu}|(?:\p{L}\.)+\p{L})$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase()));
}

function upTo(wording: Wording, room: { left: number }): Wording {
  const kept: Piece[] = [];
  for (const piece of wording) {
    if (room.left <= 0) break;
    kept.push(pieceUpTo(piece, room));
  }
  return kept;
}

function pieceUpTo(piece: Piece, room: { left: number }): Piece {
  const styled = withWords(piece, (words) => upTo(words, room));
  if (styled !== undefined) return styled;
  const length = shape(piece).length;
  const cut = typeof piece === 'string' ? piece.slice(0, room.left) : piece;
  room.left -= length;
  return cut;
}
