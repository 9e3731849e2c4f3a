import { nearestOrAll } from '../../domain/text/nearest';
import { Markdown } from '../markdown/markdown';
import { TemplateProblem } from './template-problem';

/** Where a template looked for a name. */
export interface LookedUp {
  /** As it stands in the template: `summary.strt`, `../name`. */
  readonly name: string;
  /** The line of the template. */
  readonly place: string;
  /** In what it was looked for; undefined where it was in no view. */
  readonly base: unknown;
  /** The whole view. */
  readonly root: unknown;
}

/** Says of a name that means nothing which one is the nearest to it, at the part of a path that went wrong. */
export function missingName({ name, place, base, root }: LookedUp): TemplateProblem {
  const parts = partsOf(name);
  let within: unknown = base;
  for (const [index, part] of parts.entries()) {
    if (!isView(within)) {
      const what = index === 0 ? 'what is shown here' : `“${parts.slice(0, index).join('.')}”`;
      return new TemplateProblem(place, `there is no “${part}”: ${what} holds nothing by that name`);
    }
    if (Object.hasOwn(within, part)) {
      within = within[part];
      continue;
    }
    const where = index === 0 ? 'here' : `in “${parts.slice(0, index).join('.')}”`;
    const isOutside = index === 0 && within !== root && isView(root) && Object.hasOwn(root, part);
    const instead = isOutside
      ? `the whole draft’s is “@root.${name}”`
      : nearestOrAll(part, Object.keys(within));
    return new TemplateProblem(place, `there is no “${part}” ${where}; ${instead}`);
  }
  return new TemplateProblem(place, `there is no “${name}” here`);
}

/** The steps of a path from where it begins. */
function partsOf(name: string): readonly string[] {
  return name.split(/[./]/).filter((part) => part !== '' && part !== 'this' && part !== '@root');
}

function isView(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Markdown);
}
