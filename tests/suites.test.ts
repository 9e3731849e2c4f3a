import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteOf, suites, testFiles } from './suites/suites';

const folder = join(__dirname, 'suites');

describe('npm test', () => {
  test('runs every suite, so that it runs every test file', () => {
    const running = readdirSync(folder)
      .filter((file) => file.endsWith('.suite.ts'))
      .map((file) => /runSuite\('(.*)'\)/.exec(readFileSync(join(folder, file), 'utf8'))?.[1]);
    expect(running.sort()).toEqual(Object.keys(suites).sort());
    expect(new Set(testFiles().map(suiteOf))).toEqual(new Set(running));
  });

  test.each(Object.values(suites).flat())('finds what a suite names: %s', (part) => {
    expect(existsSync(join(__dirname, part))).toBe(true);
  });

  test('runs a file that replaces modules alone', () => {
    const mocking = testFiles().filter((file) =>
      /^jest\.mock\(/m.test(readFileSync(join(__dirname, file), 'utf8')),
    );
    expect(mocking.length).toBeGreaterThan(0);
    for (const file of mocking) expect(suites[suiteOf(file)]).toEqual([file]);
  });
});
