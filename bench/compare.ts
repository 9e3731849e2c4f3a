import { z } from 'zod';
import { WrongUsage } from './arguments';
import { type Figure, ratioOf } from './figure';
import { median } from './statistics';
import { withUnit } from './table';

/** What `out/bench.json` held of a figure, as far as it is compared; what did not end stands in it as `null`. */
export type Measured = Pick<Figure, 'name' | 'unit' | 'ours' | 'yardstick'>;

const value = z
  .number()
  .nullable()
  .transform((each) => each ?? Number.POSITIVE_INFINITY);
const report = z.object({
  figures: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      ours: z.array(value).nonempty(),
      yardstick: z.object({ name: z.string(), values: z.array(value).nonempty() }).exactOptional(),
    }),
  ),
});

/** Reads what an earlier run wrote; throws `WrongUsage` where the text is nothing of the kind. */
export function readReport(file: string, text: string): readonly Measured[] {
  try {
    return report.parse(JSON.parse(text)).figures;
  } catch {
    throw new WrongUsage(`${file} holds no figures. Name a copy of out/bench.json, which every run writes.`);
  }
}

/**
 * What became of each figure since an earlier run, in lines. One is slower or faster where its ratio, or its median where
 * it has no yardstick, lies beyond everything that the runs of both say. `isAll` says that no part was left out.
 */
export function comparisonOf(
  before: readonly Measured[],
  now: readonly Measured[],
  { isAll }: { readonly isAll: boolean },
): string {
  const earlier = new Map(before.map((figure) => [keyOf(figure), figure]));
  const current = new Set(now.map(keyOf));
  const known = now.flatMap((figure) => {
    const old = earlier.get(keyOf(figure));
    return old === undefined ? [] : [{ old, figure, change: changeOf(old, figure) }];
  });
  const changed = (change: Change): readonly string[] =>
    known.filter((each) => each.change === change).map(({ old, figure }) => inWords(old, figure));
  const news = now.filter((figure) => !earlier.has(keyOf(figure))).map(keyOf);
  const gone = isAll ? before.filter((figure) => !current.has(keyOf(figure))).map(keyOf) : [];
  const alike = changed('alike').length;
  return [
    ...listed('Slower or larger', changed('worse')),
    ...listed('Faster or smaller', changed('better')),
    ...listed('New', news),
    ...listed('Gone', gone),
    `Alike, as far as the runs tell: ${alike}`,
  ].join('\n');
}

type Change = 'worse' | 'better' | 'alike';

/** Two figures may have one name and differ in what they are measured by. */
function keyOf({ name, yardstick }: Measured): string {
  return yardstick === undefined ? name : `${name} (over ${yardstick.name})`;
}

function changeOf(old: Measured, now: Measured): Change {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  const isMore = Math.min(...after) > Math.max(...before);
  const isLess = Math.max(...after) < Math.min(...before);
  if (!isMore && !isLess) return 'alike';
  // Of what is done a second, more is better; of time and memory less is.
  return isMore === now.unit.endsWith('/s') ? 'better' : 'worse';
}

/** A value for each run, and the one that stands in the table. */
function valuesOf(figure: Measured): readonly number[] {
  const { ours, yardstick } = figure;
  if (yardstick === undefined) return [...ours, middleOf(figure)];
  const ratios = ours.map((each, run) => each / (yardstick.values[run] ?? median(yardstick.values)));
  return [...ratios, middleOf(figure)].map((ratio) =>
    Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio,
  );
}

function middleOf(figure: Measured): number {
  return ratioOf(figure) ?? median(figure.ours);
}

function inWords(old: Measured, now: Measured): string {
  const sides = [old, now].map((figure) => {
    const { unit, yardstick } = figure;
    return yardstick === undefined ? withUnit(median(figure.ours), unit) : middleOf(figure).toFixed(2);
  });
  return `${keyOf(now)}: ${sides.join(' → ')}`;
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
