/** What ends a sentence: a stop behind a word or a bracket, and white space with no small letter behind it. */
const ends = /(?<=[\p{L}\p{N})\]”"'%])[.!?…]{1,3}(?=\s{1,4}[^\p{Ll}\s]|\s{0,4}$)/gu;
/** A stop behind one of these ends none. */
const abbreviated = /(?:^|[\s(])(?:\p{L}|approx|ca|cf|dr|e\.g|etc|i\.e|mr|mrs|ms|no|resp|st|vs)$/iu;
/** Of what is longer nobody counts the sentences; it has more than anybody wants. */
const MAX_COUNTED = 20_000;

/** How many sentences there are in a text. Of several lines those without a stop are items of a list or an alert, and none. */
export function sentencesIn(text: string): number {
  const lines = text
    .slice(0, MAX_COUNTED)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.reduce((sum, line) => sum + sentencesOf(line, lines.length === 1), 0);
}

function sentencesOf(line: string, isAlone: boolean): number {
  if (!/\p{L}{2}/u.test(line)) return 0;
  let count = 0;
  let last = 0;
  for (const { index, 0: stop } of line.matchAll(ends)) {
    if (abbreviated.test(line.slice(Math.max(0, index - 8), index))) continue;
    count += 1;
    last = index + stop.length;
  }
  const isRest = count > 0 || isAlone;
  return isRest && /\p{L}{2}/u.test(line.slice(last)) ? count + 1 : count;
}
