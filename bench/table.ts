import { type Figure, goalInWords, isMet, ratioOf } from './figure';
import { median } from './statistics';

/** What the columns of the table are called. */
export const head = ['figure', 'runs', 'median', 'range', 'yardstick', 'ratio', 'goal', ''];

/** The figures as a table: medians, the range of the runs, the ratio to the yardstick, and whether the goal is met. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = [head, ...figures.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const rows = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = figures.flatMap(({ name, notes = [] }) => notes.map((note) => `${name}: ${note}`));
  return [...rows, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

/** The cells of a figure's line. */
export function cellsOf(figure: Figure): readonly string[] {
  const { name, unit, ours, yardstick, goal } = figure;
  const met = isMet(figure);
  return [
    name,
    String(ours.length),
    withUnit(median(ours), unit),
    `${shown(Math.min(...ours))}–${shown(Math.max(...ours))}`,
    yardstick === undefined ? '' : `${withUnit(median(yardstick.values), unit)}, ${yardstick.name}`,
    ratioOf(figure)?.toFixed(2) ?? '',
    goal === undefined ? '' : goalInWords(goal),
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
}

/** A value with its unit, or that it did not end. */
export function withUnit(value: number, unit: string): string {
  return Number.isFinite(value) ? `${shown(value)} ${unit}` : shown(value);
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return 'no end';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
