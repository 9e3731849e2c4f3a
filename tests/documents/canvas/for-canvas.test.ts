import { forCanvas } from '../../../src/documents/canvas/for-canvas';
import { markdownProblem } from '../../../src/playground/canvas/canvas-markdown';

const table = (columns: number, rows: number): string => {
  const row = (cell: string): string => `|${` ${cell} |`.repeat(columns)}`;
  return [row('head'), row('---'), ...Array.from({ length: rows }, (_, at) => row(`cell ${at}`))].join('\n');
};

describe('a document for a canvas', () => {
  test('is the same where a canvas takes all of it', () => {
    const markdown =
      '# One\n\n- **two** [three](https://example.com)\n\n### Four\n\n| a | b |\n| - | - |\n| c | d |\n';
    expect(forCanvas(markdown)).toBe(markdown);
  });

  test('has headings of three levels', () => {
    expect(forCanvas('#### Four\n##### Five\n####tag')).toBe('### Four\n### Five\n####tag');
  });

  test('has no addresses within itself, no pictures from elsewhere and no hard breaks', () => {
    const link = '([whole in S1](#supporting-s1)) and [out](https://example.com/#part)';
    expect(forCanvas(link)).toBe('(whole in S1) and [out](https://example.com/#part)');
    expect(forCanvas('![the chart](chart.png) ![kept](https://example.com/a.png)')).toBe(
      'the chart ![kept](https://example.com/a.png)',
    );
    expect(forCanvas('first\\\nsecond \\\\')).toBe('first\nsecond \\\\');
  });

  test('mentions nobody whose name somebody wrote as a canvas would', () => {
    expect(forCanvas('\\!\\[\\](@U0AMINA) and ![](@U0AMINA)')).toBe('\\!\\[\\](@U0AMINA) and ');
  });

  test('has its code as it was', () => {
    const code = '```\n#### no heading\n| no | table |\n[x](#y) \\\n```';
    expect(forCanvas(code)).toBe(code);
  });

  test.each([
    [3, 99, 1],
    [3, 100, 2],
    [3, 1_000, 11],
    [150, 2, 2],
  ])(
    'cuts a table of %i columns and %i rows into tables of 300 cells, each below its head',
    (columns, rows, count) => {
      const cut = forCanvas(`before\n\n${table(columns, rows)}\n\nafter`);
      expect(markdownProblem(cut)).toBeUndefined();
      expect(cut.match(/^\| ---/gm)).toHaveLength(count);
      expect(cut.match(/^\| cell/gm)).toHaveLength(rows);
      expect(cut).toMatch(/^before\n\n\| head[\s\S]*\n\nafter$/);
    },
  );

  test('makes a list of a table that is too wide for any', () => {
    const cut = forCanvas(table(200, 2));
    expect(cut.split('\n')).toEqual([
      expect.stringMatching(/^- cell 0 · cell 0/),
      expect.stringMatching(/^- cell 1/),
    ]);
  });

  test('counts a bar within a cell as text', () => {
    const row = '| a \\| b | c |';
    const cut = forCanvas(['| x | y |', '| - | - |', ...Array<string>(149).fill(row)].join('\n'));
    expect(cut.match(/^\| - \|/gm)).toHaveLength(1);
  });

  test('ends where a canvas is full, and says where the rest is', () => {
    const line = 'é'.repeat(1_000);
    const cut = forCanvas(['# Long', '```', ...Array<string>(600).fill(line), '```', 'the end'].join('\n'));
    expect(Buffer.byteLength(cut)).toBeLessThan(901_000);
    expect(cut).not.toContain('the end');
    expect(cut).toMatch(
      /\n```\n\n\*The rest is longer than a canvas takes: read it in the draft’s file\.\*\n$/,
    );
  });

  test('is made in time linear in its length', () => {
    const hostile = ['[', '![', '`', '|', '\\', '#'].map((each) => each.repeat(200_000)).join('\n');
    const began = process.cpuUsage().user;
    forCanvas(hostile);
    forCanvas(`${'[a'.repeat(50_000)}](#x`);
    expect(process.cpuUsage().user - began).toBeLessThan(20_000_000);
  });
});
