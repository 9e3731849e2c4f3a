/** What a pattern of names may stand in for. */
export const placeholders = ['number', 'slug', 'severity', 'date', 'service'] as const;
/** A part of a name that is another one for each incident. */
export type Placeholder = (typeof placeholders)[number];

/** Slack takes no name that is longer. Source: docs.slack.dev, conversations.create. */
export const MAX_NAME = 80;
/** What is the same in every name leaves this much room for what tells them apart. */
const MAX_FIXED = 40;

/** The usual pattern. */
export const usualPattern = 'inc-{number}-{slug}';

/** What stands in a name as it is, or what stands there for an incident. */
export type PatternPart = string | { readonly for: Placeholder };

/** The parts of a pattern, in order. */
export function partsOf(pattern: string): readonly PatternPart[] {
  return pattern
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const found = placeholders.find((each) => part === `{${each}}`);
      return found === undefined ? part : { for: found };
    });
}

/** What is wrong with a pattern of names, each as it stands behind the name of the setting. */
export function mistakesIn(pattern: string): readonly string[] {
  const parts = partsOf(pattern);
  const written = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.for]));
  const fixed = parts.filter((part) => typeof part === 'string');
  const unknown = fixed.filter((part) => /^\{[^{}]*\}$/.test(part));
  const odd = [...new Set(fixed.filter((part) => !unknown.includes(part)).flatMap(oddCharacters))];
  const twice = placeholders.filter((each) => written.indexOf(each) !== written.lastIndexOf(each));
  const length = fixed.join('').length;
  const known = placeholders.map((each) => `{${each}}`).join(', ');
  return [
    ...unknown.map((part) => `holds ${part}, which stands for nothing. There are ${known}`),
    ...(written.includes('number') || unknown.length > 0
      ? []
      : [`has no {number}, such as ${usualPattern}. Without it two incidents may want one name`]),
    ...twice.map((each) => `holds {${each}} twice. Write it once`),
    ...(odd.length === 0
      ? []
      : [`holds “${odd.join('')}”. Slack takes small letters, digits, - and _ in the name of a channel`]),
    ...(length > MAX_FIXED
      ? [
          `is the same in ${length} characters of every name. Write ${MAX_FIXED} at most besides what stands in { }`,
        ]
      : []),
  ];
}

/** The characters that Slack takes in no name. */
function oddCharacters(part: string): readonly string[] {
  return [...part].filter((each) => !/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]$/u.test(each));
}
