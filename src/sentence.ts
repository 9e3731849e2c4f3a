/** What the settings decide in a sentence: the command's name, and the emoji by what it marks a message as. */
export interface Names {
  readonly command: string;
  readonly emoji: Readonly<Record<string, string>>;
}

/** What stands in a sentence for a command by what follows its name, or for an emoji by what it marks. */
export type Named = { readonly slash: string } | { readonly emoji: string };

/**
 * A sentence for people, written without knowing the settings. What they decide is an object in it and no text, so
 * that nothing people wrote can be taken for it.
 */
export type Sentence = string | { readonly parts: readonly (string | Named)[] };

/** A sentence that names commands or emoji: ``say`Type ${slash('times')}, or wait.` `` */
export function say(
  texts: TemplateStringsArray,
  ...values: readonly (Sentence | Named | number)[]
): Sentence {
  const parts = texts.flatMap((text, index) => [text, ...partsOf(values[index] ?? '')]);
  return { parts };
}

function partsOf(value: Sentence | Named | number): readonly (string | Named)[] {
  if (typeof value !== 'object') return [String(value)];
  return 'parts' in value ? value.parts : [value];
}

/** The slash command with these words behind its name, as code: `/incident times`. */
export function slash(words: string): Named {
  return { slash: words };
}

/** The words in which people of a workspace read a sentence. Commands and emoji stand in them as code. */
export function inWords(sentence: Sentence, names: Names): string {
  return partsOf(sentence)
    .map((part) => (typeof part === 'string' ? part : `\`${nameOf(part, names)}\``))
    .join('');
}

function nameOf(part: Named, { command, emoji }: Names): string {
  return 'slash' in part ? `/${command} ${part.slash}` : `:${emoji[part.emoji] ?? `<${part.emoji}>`}:`;
}
