import { distance } from 'fastest-levenshtein';

/** A longer word is compared letter by letter no more: it is an address or an id, in which each letter counts. */
const MAX_WORD = 24;
/** So many letters of a word may be others. */
const MAX_LETTERS = 2;
const MIN_WORD = 4;

/**
 * Whether two texts differ by nothing but letters mistyped in some of their words, capitals and spaces. A number that is
 * another, or a short word, says something else.
 */
export function differsByTyposOnly(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  return words.length === others.length && words.every((word, index) => isTypo(word, others[index] ?? ''));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function isTypo(word: string, other: string): boolean {
  if (word === other) return true;
  if (word.length > MAX_WORD || other.length > MAX_WORD) return false;
  if (!/^\p{L}+[.,;:!?]?$/u.test(word) || !/^\p{L}+[.,;:!?]?$/u.test(other)) return false;
  return Math.min(word.length, other.length) >= MIN_WORD && distance(word, other) <= MAX_LETTERS;
}
