import { readArguments, WrongUsage } from '../../bench/arguments';
import { comparisonOf, type Measured, readReport } from '../../bench/compare';
import { jsonOf } from '../../bench/json';

const never = Number.POSITIVE_INFINITY;

function figure(
  name: string,
  ours: readonly number[],
  { unit = 'ms', yardstick }: { unit?: string; yardstick?: readonly number[] } = {},
): Measured {
  const values = yardstick && { yardstick: { name: 'bare Bolt', values: yardstick } };
  return { name, unit, ours, ...values };
}

function compared(before: Measured, now: Measured): string {
  return comparisonOf([before], [now], { isAll: true });
}

describe('npm run bench -- --compare', () => {
  test('says which figures are slower, faster, new and gone', () => {
    const before = [
      figure('ack', [4, 5, 6], { yardstick: [2, 2, 2] }),
      figure('marks', [100, 110], { unit: '/s' }),
      figure('start', [500, 540]),
      figure('list', [60, 70]),
    ];
    const now = [
      figure('ack', [7, 8, 9], { yardstick: [2, 2, 2] }),
      figure('marks', [200, 220], { unit: '/s' }),
      figure('start', [530, 560]),
      figure('home', [1]),
    ];
    expect(comparisonOf(before, now, { isAll: true }).split('\n')).toEqual([
      'Slower or larger:',
      '  ack (over bare Bolt): 2.50 → 4.00',
      'Faster or smaller:',
      '  marks: 105 /s → 210 /s',
      'New:',
      '  home',
      'Gone:',
      '  list',
      'Alike, as far as the runs tell: 1',
    ]);
  });

  test('calls nothing gone that was not asked for', () => {
    const text = comparisonOf([figure('ack', [1]), figure('list', [1])], [figure('ack', [1])], {
      isAll: false,
    });
    expect(text).toBe('Alike, as far as the runs tell: 1');
  });

  test('goes by the ratio where there is a yardstick: a machine that is twice as slow makes nothing slower', () => {
    const before = figure('ack', [4, 5, 6], { yardstick: [2, 2.5, 3] });
    expect(compared(before, figure('ack', [8, 10, 12], { yardstick: [4, 5, 6] }))).toMatch(/^Alike/);
    expect(compared(before, figure('ack', [4, 5, 6], { yardstick: [1, 1.25, 1.5] }))).toMatch(/^Slower/);
  });

  test('takes what lies within the runs of either for chance', () => {
    const before = figure('start', [500, 510, 700]);
    expect(compared(before, figure('start', [690, 700, 710]))).toMatch(/^Alike/);
    expect(compared(before, figure('start', [701, 702, 703]))).toMatch(/^Slower/);
    expect(compared(before, figure('start', [400, 450, 499]))).toMatch(/^Faster/);
    expect(compared(before, figure('start', [400, 450, 500]))).toMatch(/^Alike/);
  });

  test('of what is done a second more is faster, with a yardstick and without', () => {
    const options = { unit: '/s', yardstick: [1_000] };
    expect(compared(figure('marks', [300], options), figure('marks', [200], options))).toMatch(/^Slower/);
    expect(compared(figure('marks', [200], options), figure('marks', [300], options))).toMatch(/^Faster/);
  });

  test('what does not end any more is slower, and what ends since is faster', () => {
    expect(compared(figure('claim', [1, 2]), figure('claim', [never, never]))).toContain(
      'Slower or larger:\n  claim: 1.50 ms → no end',
    );
    expect(compared(figure('claim', [never]), figure('claim', [3]))).toMatch(/^Faster/);
    expect(compared(figure('claim', [never]), figure('claim', [never]))).toMatch(/^Alike/);
  });

  test('tells figures of one name by what they are measured by', () => {
    const drafts = [figure('draft', [4], { yardstick: [1] }), figure('draft', [4])];
    expect(comparisonOf(drafts, drafts, { isAll: true })).toBe('Alike, as far as the runs tell: 2');
  });
});

describe('the file that is compared with', () => {
  const figures = [figure('ack', [1, never], { yardstick: [1, 2] }), figure('start', [5])];

  test('is what a run wrote', () => {
    expect(readReport('out/bench.json', jsonOf(figures))).toEqual(figures);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"figures":[{"name":"ack"}]}',
    '{"figures":[{"name":"a","unit":"ms","ours":[]}]}',
  ])('is refused in a sentence when it is %j', (text) => {
    expect(() => readReport('old.json', text)).toThrow(WrongUsage);
    expect(() => readReport('old.json', text)).toThrow(
      'old.json holds no figures. Name a copy of out/bench.json',
    );
  });

  test('is named once', () => {
    expect(readArguments(['--compare', 'old.json'], []).compared).toBe('old.json');
    expect(readArguments([], []).compared).toBeUndefined();
    expect(() => readArguments(['--compare'], [])).toThrow(WrongUsage);
  });
});
