/** What ends a sentence: a stop behind a word or a bracket, and white space with no small letter behind it. */
const ends = /(?<=[\p{L}\p{N})\]”"'%])[.!?…]{1,3}(?=\s{1,4}[^\p{Ll}\s]|\s{0,4}$)/gu;
/** A stop behind one of these ends none. */
const abbreviated = /(?:^|[\s(])(?:\p{L}|approx|ca|cf|dr|e\.g|etc|i\.e|mr|mrs|ms|no|resp|st|vs)$/iu;
/** Of what is longer nobody counts the sentences; it has more than anybody wants. */
const MAX_COUNTED = 20_000;

/** How many sentences there are in a text; a line that ends without a stop is one by itself. */
export function sentencesIn(text: string): number {
  const lines = text.slice(0, MAX_COUNTED).split('\n');
  return lines.reduce((sum, line) => sum + sentencesOf(line.trim()), 0);
}

function sentencesOf(line: string): number {
  if (!/\p{L}{2}/u.test(line)) return 0;
  let count = 0;
  let last = 0;
  for (const { index, 0: stop } of line.matchAll(ends)) {
    if (abbreviated.test(line.slice(Math.max(0, index - 8), index))) continue;
    count += 1;
    last = index + stop.length;
  }
  return /\p{L}{2}/u.test(line.slice(last)) ? count + 1 : count;
}
