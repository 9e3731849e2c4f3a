import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, type SuiteName, suites } from './suites/suites';

const names = Object.keys(suites) as SuiteName[];

describe('npm test', () => {
  it('runs every test file once', () => {
    const all = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
    const files = all.filter((path) => path.endsWith('.test.ts'));
    expect(names.flatMap(filesOf).sort()).toEqual(files.sort());
  });

  it('has a file for each suite', () => {
    const files = readdirSync(join(__dirname, 'suites')).filter((file) => file.endsWith('.suite.ts'));
    expect(files.sort()).toEqual(names.map((name) => `${name}.suite.ts`).sort());
  });
});
