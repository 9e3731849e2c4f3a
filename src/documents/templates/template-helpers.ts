import { Markdown, quotedLine } from '../markdown/markdown';
import { wordCount } from '../markdown/word-count';
import { TemplateProblem } from './template-problem';

/** What Handlebars gives a helper that stands around a block. */
interface Block {
  readonly fn: (view: unknown) => string;
}

/** The helpers a template may name, besides Handlebars' own `if`, `unless`, `each` and `with`. */
const own = {
  /** `(is kind "verdict")`: whether two values are the same. */
  is: (value: unknown, other: unknown): boolean => value === other,
  /** `(capitalized "impact started")`: the text with a capital. */
  capitalized: (text: string): string => text.charAt(0).toUpperCase() + text.slice(1),
  /** `(pad name 20)`: the text filled up with spaces, so that columns align in the file itself. */
  pad: (text: string, width: number): Markdown => new Markdown(quotedLine(text).toString().padEnd(width)),
  /** `{{#counted words}}…{{/counted}}`: writes the block, and how many words it has into `words.count`. */
  counted(this: unknown, words: { count: number }, block: Block): string {
    const text = block.fn(this);
    words.count = wordCount(text);
    return text;
  },
};

/** The names that a template may call, for the sentence that says so. */
export const helperNames: readonly string[] = ['if', 'unless', 'each', 'with', ...Object.keys(own)];

/** Those of them that stand around something, `{{#if …}}…{{/if}}`; the others stand for a value. */
export const blockHelpers: readonly string[] = ['if', 'unless', 'each', 'with', 'counted'];

function given(value: unknown, name: string, place: string): unknown {
  if (value !== undefined) return value;
  throw new TemplateProblem(place, `nothing here is called “${name}”`);
}

/** Every helper, with the two that `prepared` puts around what a template names. */
export const templateHelpers = {
  ...own,
  quote: (value: unknown, name: string, place: string): string => {
    if (value instanceof Markdown) return value.toString();
    if (value === null) return '';
    if (typeof value === 'string' || typeof value === 'number') return quotedLine(String(value)).toString();
    given(value, name, place);
    throw new TemplateProblem(place, `“${name}” is not text`);
  },
  given,
};
