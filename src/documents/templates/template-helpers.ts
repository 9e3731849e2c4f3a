import { Markdown, quotedLine } from '../markdown/markdown';
import { wordCount } from '../markdown/word-count';
import { missingName } from './missing-name';
import { TemplateProblem } from './template-problem';

/** What Handlebars gives a helper behind its values; `fn` where the helper stands around a block. */
interface Options {
  readonly fn: (view: unknown) => string;
  readonly data?: { readonly root?: unknown };
}

/** What `{{#counted words}}` counts into. */
interface Counted {
  count: number;
  least: number | null;
  most: number | null;
}

/** The helpers a template may name, besides Handlebars' own `if`, `unless`, `each` and `with`. */
const own = {
  /** `(is kind "verdict")`: whether two values are the same. */
  is: (value: unknown, other: unknown): boolean => value === other,
  /** `(capitalized "impact started")`: the text with a capital. */
  capitalized: (text: string): string => text.charAt(0).toUpperCase() + text.slice(1),
  /** `(pad name 20)`: the text filled up with spaces, so that columns align in the file itself. */
  pad: (text: string, width: number): Markdown => new Markdown(quotedLine(text).toString().padEnd(width)),
  /** `(cell impact)`: the value on one line, as a cell of a table. */
  cell: (value: Markdown | string | null): Markdown => cellOf(value),
  /**
   * `{{#counted words 400 600}}…{{/counted}}`: writes the block, and how many words it has into `words.count`; how many
   * read well, from `words.least` to `words.most`.
   */
  counted(this: unknown, words: Counted, ...rest: readonly unknown[]): string {
    const [least, most] = rest.slice(0, -1).map(Number);
    const text = optionsIn(rest).fn(this);
    Object.assign(words, { count: wordCount(text), least: least ?? null, most: most ?? null });
    return text;
  },
};

/** The names that a template may call, for the sentence that says so. */
export const helperNames: readonly string[] = ['if', 'unless', 'each', 'with', ...Object.keys(own)];

/** Those of them that stand around something, `{{#if …}}…{{/if}}`; the others stand for a value. */
export const blockHelpers: readonly string[] = ['if', 'unless', 'each', 'with', 'counted'];

/** Within a table a line break would end the row, and a bar the cell, even in code. */
function cellOf(value: Markdown | string | null): Markdown {
  const markdown = typeof value === 'string' ? quotedLine(value) : value;
  const line = (markdown?.toString() ?? '').replace(/\\?\n\s*/g, ' ');
  return new Markdown(line.replace(/\\.|\|/gs, (each) => (each === '|' ? '\\|' : each)));
}

function optionsIn(rest: readonly unknown[]): Options {
  return rest.at(-1) as Options;
}

/** What a name stood for; where that is nothing, `rest` begins with what it was looked for in, if not in `view` itself. */
function given(
  this: unknown,
  value: unknown,
  name: string,
  place: string,
  ...rest: readonly unknown[]
): unknown {
  if (value !== undefined) return value;
  const base = rest.length > 1 ? rest[0] : this;
  throw missingName({ name, place, base, root: optionsIn(rest).data?.root });
}

/** Every helper, with the two that `prepared` puts around what a template names. */
export const templateHelpers = {
  ...own,
  quote(this: unknown, value: unknown, name: string, place: string, ...rest: readonly unknown[]): string {
    if (value instanceof Markdown) return value.toString();
    if (value === null) return '';
    if (typeof value === 'string' || typeof value === 'number') return quotedLine(String(value)).toString();
    given.call(this, value, name, place, ...rest);
    throw new TemplateProblem(place, `“${name}” is not text`);
  },
  given,
};
