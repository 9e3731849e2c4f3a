const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

// What could begin another address ends the search for the end of one: else each `](` is searched to the text's end.
const address = /\]\((?:<(?:[^<>\n\]]|\](?!\())*>|(?:[^)\s\]]|\](?!\())*)\)/g;
const bareAddress = /<[a-z]+:[^<>\n]*>/g;

/** How many words a reader of a Markdown text reads: in any script, and without the addresses behind its links. */
export function wordCount(markdown: string): number {
  return sum(markdown.split('\n'), (line) => {
    const shown = withoutAddresses(line);
    return plainWords(shown) ?? sum(pieces(shown), words);
  });
}

/** A line as it is shown. No address goes beyond its line. */
function withoutAddresses(line: string): string {
  const labels = line.includes('](') ? line.replace(address, ']') : line;
  return labels.includes('<') ? labels.replace(bareAddress, ' link ') : labels;
}

/** As long as a piece is at most, because the time that a segmenter takes grows with the square of the text's length. */
const MAX_LENGTH = 400;
const piece = /\S{1,400}/g;

function pieces(line: string): readonly string[] {
  return line.match(piece) ?? [];
}

function words(piece: string): number {
  const plain = plainWords(piece);
  if (plain !== undefined) return plain;
  let count = 0;
  for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1;
  return count;
}

/** What a character of plain text is to words. Some signs join two letters, two digits, or both, to one word. */
type Kind = 'letter' | 'digit' | 'underscore' | 'colon' | 'joins letters' | 'joins digits' | 'joins both';

const kindsOfCharacters: readonly (readonly [RegExp, Kind | 'other'])[] = [
  [/[A-Za-zÀ-ÖØ-öø-ɏ]/, 'letter'],
  [/\d/, 'digit'],
  [/_/, 'underscore'],
  [/:/, 'colon'],
  [/·/, 'joins letters'],
  [/[,;]/, 'joins digits'],
  [/['‘’.]/, 'joins both'],
  [/[\t -~“”–—…→]/, 'other'],
];

/** By their codes: Latin letters, digits, and signs of which every segmenter makes the same. No other is plain. */
const kinds = Array.from({ length: '→'.charCodeAt(0) + 1 }, (_, code) => {
  const [, kind] = kindsOfCharacters.find(([those]) => those.test(String.fromCharCode(code))) ?? [];
  return kind;
});

/**
 * What the segmenter counts in plain text, in far less time: of Unicode's rules for words (UAX 29), few concern it.
 * Undefined for text that is not plain, or holds `__` or a colon within a word, of which not all segmenters make the same.
 */
function plainWords(text: string): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let count = 0;
  let isInWord = false;
  let before: Kind | 'other' | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const kind = kinds[text.charCodeAt(index)];
    if (kind === undefined || (kind === 'underscore' && before === 'underscore')) return undefined;
    if (kind === 'letter' || kind === 'digit') {
      if (!isInWord) count += 1;
      isInWord = true;
    } else if (kind !== 'underscore') {
      const isBetween: boolean = isInWord && before === kinds[text.charCodeAt(index + 1)];
      if (isBetween && before === 'letter' && kind === 'colon') return undefined;
      isInWord =
        isBetween &&
        ((before === 'letter' && kind !== 'joins digits') ||
          (before === 'digit' && kind !== 'joins letters')) &&
        kind !== 'other' &&
        kind !== 'colon';
    }
    before = kind;
  }
  return count;
}

function sum<T>(all: readonly T[], countOf: (each: T) => number): number {
  return all.reduce((count, each) => count + countOf(each), 0);
}
