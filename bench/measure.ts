import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the table: what was measured, and its yardstick where it has one. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** One value a run. */
  readonly ours: readonly number[];
  /** The same work in the same runs, without the bot. */
  readonly yardstick?: { readonly name: string; readonly values: readonly number[] };
}

/** The middle one of several values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

/** How many seconds something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

/** Lends a folder on the disk that holds this program: what lies in memory would make writing cheaper than it is. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const out = join(__dirname, '..', 'out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures as a table: medians, the ratio to the yardstick, and the range of the runs. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, ours, yardstick }) => [
    name,
    `${shown(median(ours))} ${unit}`,
    `${shown(Math.min(...ours))}–${shown(Math.max(...ours))}`,
    yardstick === undefined ? '' : `${shown(median(yardstick.values))} ${unit}, ${yardstick.name}`,
    yardstick === undefined ? '' : (median(ours) / median(yardstick.values)).toFixed(2),
  ]);
  const lines = [['what', 'median', 'range', 'yardstick', 'ratio'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
