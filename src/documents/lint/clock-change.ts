/** Names of the time in one place, in winter and in summer. */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  ['CET', 'CEST'],
  ['EET', 'EEST'],
  ['WET', 'WEST'],
  ['GMT', 'BST'],
  ['EST', 'EDT'],
  ['CST', 'CDT'],
  ['MST', 'MDT'],
  ['PST', 'PDT'],
  ['AEST', 'AEDT'],
  ['NZST', 'NZDT'],
].map(([winter, summer]) => [new RegExp(`\\b${winter}\\b`), new RegExp(`\\b${summer}\\b`)] as const);

const said = /\bclocks (?:went|go|changed?)\b|\bdaylight saving|\bsummer ?time\b/i;

/** Whether clocks change in a text, so that they show an hour more or less than what passed: in words, or by two names. */
export function tellsClockChange(text: string): boolean {
  return said.test(text) || pairs.some(([winter, summer]) => winter.test(text) && summer.test(text));
}
