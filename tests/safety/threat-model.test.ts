import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_GROUP } from '../../src/jobs/kinds/bring-in';
import { MAX_CONNECTIONS } from '../../src/metrics/connections';
import { MAX_HEADERS, patience } from '../../src/metrics/health-server';
import { MAX_BYTES } from '../../src/slack/transport/request-body';
import { window } from '../../src/slack/transport/signed-requests';
import { MAX_REWRITTEN } from '../../src/storage/postgres/erase';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');

/** The rows of the table of attacks: who through what, what stops it, which test shows it. */
const rows = page
  .slice(page.indexOf('## Who could attack'), page.indexOf('## What is not defended'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The tests that a cell names: `path` “title”. */
function named(cell: string): readonly { path: string; title: string }[] {
  return [...cell.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(([, path = '', title = '']) => ({
    path,
    title,
  }));
}

describe('the threat model', () => {
  test('has a row for each attack, with somebody, a defence and a test', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const [, who = '', defence = '', shown = ''] = row;
      expect([who, row.length]).toEqual([who, 5]);
      expect(who).toMatch(/^(?:\*\*|… )/);
      expect([who, defence]).not.toEqual([who, '']);
      expect([who, named(shown).length]).not.toEqual([who, 0]);
    }
  });

  test('names tests that are there, under the titles that they have', () => {
    const tests = rows.flatMap(([, , , shown = '']) => named(shown));
    const missing = tests.filter(({ path, title }) => {
      const file = join(root, path);
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
    });
    expect(missing).toEqual([]);
  });

  test('names no test without its title', () => {
    const paths = [...page.matchAll(/`tests\/[^`]+`/g)];
    expect(paths).toHaveLength(rows.flatMap(([, , , shown = '']) => named(shown)).length);
  });
});

describe('the figures in it', () => {
  const minutes = ['one', 'two', 'three', 'four', 'five', 'six'][window / 60 - 1];

  test('are those of the code', () => {
    const seconds = patience === 10_000 ? 'Ten' : `${patience / 1_000}`;
    const sizes = `${MAX_BYTES / 2 ** 20} MB, ${MAX_HEADERS / 1_024} KB of headers`;
    for (const sentence of [
      `at most ${minutes} minutes old or ahead`,
      `within ${minutes} minutes of`,
      `${seconds} seconds for a request, ${MAX_CONNECTIONS} connections, ${sizes}`,
      `of a table above ${MAX_REWRITTEN / 2 ** 20} MB the rows are cleared`,
      `Groups above ${MAX_GROUP === 30 ? 'thirty' : MAX_GROUP} are mentioned`,
    ]) {
      expect(page.replace(/\s+/g, ' ')).toContain(sentence);
    }
  });

  test('are those of SECURITY.md as well', () => {
    expect(security.replace(/\s+/g, ' ')).toContain(`at most ${minutes} minutes old or ahead`);
  });

  test('of other kinds are none: each number is looked at here', () => {
    const figures =
      `${page}${security}`.match(/\b\d+ (?:MB|KB|connections|seconds|minutes|people|days)\b/g) ?? [];
    expect([...new Set(figures)].sort()).toEqual(['1 MB', '16 KB', '256 connections', '64 MB']);
  });
});
