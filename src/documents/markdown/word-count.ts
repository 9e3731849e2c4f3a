const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

// What could begin another address ends the search for the end of one: else each `](` is searched to the text's end.
const address = /\]\((?:<(?:[^<>\n\]]|\](?!\())*>|(?:[^)\s\]]|\](?!\())*)\)/g;
const bareAddress = /<[a-z]+:[^<>\n]*>/g;

/** How many words a reader of a Markdown text reads: in any script, and without the addresses behind its links. */
export function wordCount(markdown: string): number {
  const shown = markdown.replace(address, ']').replace(bareAddress, ' link ');
  return sum(shown.split('\n'), (line) => (isPlain(line) ? plainWords(line) : sum(pieces(line), words)));
}

/** As long as a piece is at most, because the time that a segmenter takes grows with the square of the text's length. */
const MAX_LENGTH = 400;
const piece = /\S{1,400}/g;

function pieces(line: string): readonly string[] {
  return line.match(piece) ?? [];
}

function words(piece: string): number {
  if (isPlain(piece)) return plainWords(piece);
  let count = 0;
  for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1;
  return count;
}

// Latin letters, digits, and signs of which every segmenter makes the same: not `__`, nor a colon within a word.
const letter = 'A-Za-zÀ-ÖØ-öø-ɏ';
const plain = new RegExp(`^[\\t -~${letter}‘’“”–—…→·]*$`);
const doubtful = new RegExp(`__|[${letter}]:[${letter}]`);
const plainWord = new RegExp(
  `_?[${letter}\\d](?:[${letter}\\d_]|(?<=[${letter}])['‘’.·](?=[${letter}])|(?<=\\d)['‘’.,;](?=\\d))*`,
  'g',
);

function isPlain(text: string): boolean {
  return text.length <= MAX_LENGTH && plain.test(text) && !doubtful.test(text);
}

/** What the segmenter counts, in far less time: of Unicode's rules for words (UAX 29), few concern plain text. */
function plainWords(text: string): number {
  return text.match(plainWord)?.length ?? 0;
}

function sum<T>(all: readonly T[], countOf: (each: T) => number): number {
  return all.reduce((count, each) => count + countOf(each), 0);
}
