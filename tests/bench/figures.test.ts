import { DEFAULT_RUNS, planOf, readArguments, WrongUsage } from '../../bench/arguments';
import { withFigures } from '../../bench/document';
import { type Figure, type Goal, isMet, ratioOf } from '../../bench/figure';
import { jsonOf } from '../../bench/json';
import type { Part } from '../../bench/part';
import { median, percentile } from '../../bench/statistics';
import { tableOf } from '../../bench/table';
import { inTurn } from '../../bench/timing';
import { readPage } from '../support/pages';

const never = Number.POSITIVE_INFINITY;

function figure(ours: readonly number[], goal?: Goal, values?: readonly number[]): Figure {
  return {
    ...{ name: 'ack p50', unit: 'ms', ours },
    ...(goal !== undefined && { goal }),
    ...(values !== undefined && { yardstick: { name: 'bare Bolt', values } }),
  };
}

describe('what is said of several runs', () => {
  test.each([
    [[3], 3],
    [[9, 1, 10], 9],
    [[4, 1, 3, 2], 2.5],
    [[1, never, never], never],
    [[1, 2, never, never], never],
  ])('the median of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  test('a percentile is one of the values that were measured', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect([50, 99, 100].map((of100) => percentile(values, of100))).toEqual([100, 198, 200]);
    expect(percentile([7], 99)).toBe(7);
    expect(percentile([1, never], 99)).toBe(never);
  });

  test('the bot and its yardstick are measured in turn', async () => {
    const order: string[] = [];
    await inTurn(
      3,
      async () => void order.push('bot'),
      async () => void order.push('bare'),
    );
    expect(order).toEqual(['bot', 'bare', 'bot', 'bare', 'bot', 'bare']);
  });
});

describe('a goal', () => {
  test.each<[string, Figure, boolean | undefined]>([
    ['a ratio that is reached', figure([2, 4, 3], { of: 'ratio', atMost: 1 }, [3, 3, 3]), true],
    ['a ratio that is passed', figure([3.1, 4, 3], { of: 'ratio', atMost: 1 }, [3, 3, 3]), false],
    ['a ratio that is to be below', figure([30], { of: 'ratio', below: 10 }, [3]), false],
    ['a rate that is high enough', figure([500], { of: 'ratio', atLeast: 1 / 3 }, [1_500]), true],
    ['a rate that is too low', figure([499], { of: 'ratio', atLeast: 1 / 3 }, [1_500]), false],
    ['a median, whatever the worst run', figure([1, 1, 9], { of: 'median', atMost: 1 }), true],
    ['the worst of all runs', figure([1, 1, 9], { of: 'worst', below: 9 }), false],
    ['what never ended', figure([1, 1, never], { of: 'worst', atMost: 3_000 }), false],
    ['what never ended, over what did', figure([never], { of: 'ratio', atMost: 10 }, [1]), false],
    [
      'what never ended, over what did not either',
      figure([never], { of: 'ratio', atMost: 10 }, [never]),
      false,
    ],
    ['no goal', figure([1]), undefined],
  ])('is judged for %s', (_, given, met) => {
    expect(isMet(given)).toBe(met);
  });

  test('of a ratio without a yardstick is missed', () => {
    expect(ratioOf(figure([1]))).toBeUndefined();
    expect(isMet(figure([1], { of: 'ratio', atMost: 1 }))).toBe(false);
  });
});

describe('the table', () => {
  const slow = {
    ...figure([never, 2, never], { of: 'worst', below: 200 }),
    notes: ['did not end within 20 s'],
  };
  const figures = [figure([2, 4, 3], { of: 'ratio', atMost: 1 }, [3, 6, 3]), slow];

  test('says of each figure its runs, medians, range, ratio, goal and whether it is met', () => {
    expect(tableOf(figures).split('\n')).toEqual([
      'figure   runs  median   range        yardstick           ratio  goal',
      'ack p50  3     3.00 ms  2.00–4.00    3.00 ms, bare Bolt  1.00   ratio ≤ 1    met',
      'ack p50  3     no end   2.00–no end                             worst < 200  MISSED',
      '',
      'ack p50: did not end within 20 s',
    ]);
  });

  test('is there for programs, too', () => {
    expect(JSON.parse(jsonOf(figures)).figures).toMatchObject([
      { name: 'ack p50', ours: [2, 4, 3], median: 3, ratio: 1, isMet: true },
      { name: 'ack p50', ours: [null, 2, null], median: null, isMet: false },
    ]);
  });
});

describe('npm run bench', () => {
  const part = (name: string, runsAmongAll?: number): Part => ({
    ...{ name, summary: name, measure: async () => [] },
    ...(runsAmongAll !== undefined && { runsAmongAll }),
  });
  const parts = [part('acks'), part('memory', 1), part('start')];
  const names = parts.map(({ name }) => name);
  const planned = (...typed: string[]) =>
    planOf(parts, readArguments(typed, names)).map(({ part: { name }, runs }) => `${name} ${runs}`);

  test('measures everything, seven times at least but for what takes minutes', () => {
    expect(DEFAULT_RUNS).toBeGreaterThanOrEqual(7);
    expect(planned()).toEqual([`acks ${DEFAULT_RUNS}`, 'memory 1', `start ${DEFAULT_RUNS}`]);
  });

  test('measures what is asked for, as often as is asked', () => {
    expect(planned('--only', 'start', '--only', 'memory')).toEqual([
      `memory ${DEFAULT_RUNS}`,
      `start ${DEFAULT_RUNS}`,
    ]);
    expect(planned('--only', 'start', '--runs', '12')).toEqual(['start 12']);
    expect(planned('--runs', '2')).toEqual(['acks 2', 'memory 2', 'start 2']);
  });

  test.each([
    [['--only', 'speed'], 'There is no part “speed”. There are acks'],
    [['--runs', '0'], '--runs is “0”. It must be a number from 1 to 999'],
    [['--runs', '1e3'], '--runs is “1e3”'],
    [['--run', '3'], '“--run 3” cannot be read. Type npm run bench -- [--only <part>]'],
    [['start'], '“start” cannot be read.'],
    [['--only'], '“--only” cannot be read.'],
    [['--only', 'start', '--write'], 'Type it without --only'],
  ])('refuses %j in a sentence', (typed, sentence) => {
    expect(() => readArguments(typed, names)).toThrow(WrongUsage);
    expect(() => readArguments(typed, names)).toThrow(sentence);
  });
});

describe('the figures in docs/performance.md', () => {
  const page = 'Before\n\n<!-- measured -->\n\nold\n\n<!-- end -->\n\nAfter\n';

  test('take the place of those of an earlier run', () => {
    const figures = [figure([2, 4, 3], { of: 'ratio', atMost: 1 }, [3, 3, 3])];
    const text = withFigures(page, figures, 'Measured today.');
    expect(text).toMatch(/^Before\n\n<!-- measured -->\n\nMeasured today\.\n\n\| figure/);
    expect(text).toMatch(/\| ack p50 +\| 3 +\| 3\.00 ms \| .*bare Bolt \| 1\.00 +\| ratio ≤ 1 \| met/);
    expect(text).toMatch(/<!-- end -->\n\nAfter\n$/);
    expect(text).not.toContain('old');
  });

  test('have a place there', () => {
    expect(() => withFigures(readPage('docs/performance.md'), [], 'Measured today.')).not.toThrow();
    expect(() => withFigures('No place', [], 'Measured today.')).toThrow(
      'The page has no “<!-- measured -->”',
    );
  });
});
