import { median } from './statistics';

/** One line of the table: what was measured, and its yardstick and goal where it has them. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** One value a run; `Infinity` for what did not end within its bound. */
  readonly ours: readonly number[];
  /** The same work in the same runs, without the bot. */
  readonly yardstick?: { readonly name: string; readonly values: readonly number[] };
  readonly goal?: Goal;
  /** What has to be known besides, such as what did not end. */
  readonly notes?: readonly string[];
}

/** What a figure is to reach: its ratio to the yardstick, its median, or the worst of its runs. */
export type Goal = { readonly of: 'ratio' | 'median' | 'worst' } & (
  | { readonly atMost: number }
  | { readonly below: number }
  | { readonly atLeast: number }
);

/** How the medians relate; undefined without a yardstick. */
export function ratioOf({ ours, yardstick }: Pick<Figure, 'ours' | 'yardstick'>): number | undefined {
  return yardstick === undefined ? undefined : median(ours) / median(yardstick.values);
}

/** Whether a figure reaches its goal; undefined where it has none. */
export function isMet(figure: Figure): boolean | undefined {
  const { goal } = figure;
  if (goal === undefined) return undefined;
  const reached = reachedBy(figure, goal);
  if ('atMost' in goal) return reached <= goal.atMost;
  return 'below' in goal ? reached < goal.below : reached >= goal.atLeast;
}

/** A goal as it stands in the table: `ratio ≤ 1`. */
export function goalInWords(goal: Goal): string {
  if ('atMost' in goal) return `${goal.of} ≤ ${goal.atMost}`;
  return 'below' in goal ? `${goal.of} < ${goal.below}` : `${goal.of} ≥ ${Number(goal.atLeast.toFixed(2))}`;
}

function reachedBy(figure: Figure, goal: Goal): number {
  if (goal.of === 'ratio') return ratioOf(figure) ?? Number.NaN;
  if (goal.of === 'median') return median(figure.ours);
  return 'atLeast' in goal ? Math.min(...figure.ours) : Math.max(...figure.ours);
}
