import { parseArgs } from 'node:util';
import type { Part } from './part';

/** What is to be run. */
export interface Asked {
  /** The names of the parts that were asked for by themselves. */
  readonly only: readonly string[] | undefined;
  /** How many runs were asked for. */
  readonly runs: number | undefined;
  readonly isList: boolean;
  /** Whether the figures are to be written into `docs/performance.md`. */
  readonly isWrite: boolean;
  /** A copy of `out/bench.json` that an earlier run wrote, with which this one is compared. */
  readonly compared: string | undefined;
}

/** How often everything is measured unless somebody asks for another number. */
export const DEFAULT_RUNS = 7;

/** Something was typed that the bench does not take: a sentence that says what to type instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Reads what was typed after `npm run bench --`; throws `WrongUsage`. */
export function readArguments(typed: readonly string[], names: readonly string[]): Asked {
  const { values } = parsed(typed);
  const unknown = values.only?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new WrongUsage(`There is no part “${unknown}”. There are ${names.join(', ')}.`);
  }
  if (values.write && values.only !== undefined) {
    throw new WrongUsage('--write puts all figures into docs/performance.md. Type it without --only.');
  }
  const { runs } = values;
  if (runs !== undefined && !/^[1-9]\d{0,2}$/.test(runs)) {
    throw new WrongUsage(`--runs is “${runs}”. It must be a number from 1 to 999, such as ${DEFAULT_RUNS}.`);
  }
  return {
    only: values.only,
    runs: runs === undefined ? undefined : Number(runs),
    isList: values.list ?? false,
    isWrite: values.write ?? false,
    compared: values.compare,
  };
}

/** What is measured, and how often each of it. */
export function planOf(
  parts: readonly Part[],
  { only, runs }: Asked,
): readonly { part: Part; runs: number }[] {
  const usual = ({ runsAmongAll = DEFAULT_RUNS }: Part): number =>
    only === undefined ? runsAmongAll : DEFAULT_RUNS;
  return parts
    .filter(({ name }) => only?.includes(name) ?? true)
    .map((part) => ({ part, runs: runs ?? usual(part) }));
}

function parsed(typed: readonly string[]) {
  const options = {
    only: { type: 'string', multiple: true },
    runs: { type: 'string' },
    list: { type: 'boolean' },
    write: { type: 'boolean' },
    compare: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...typed], options });
  } catch {
    throw new WrongUsage(
      `“${typed.join(' ')}” cannot be read. Type npm run bench -- [--only <part>] [--runs <number>] [--write] [--compare <file>], or --list for the parts.`,
    );
  }
}
