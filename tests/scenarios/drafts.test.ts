import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { missedExpectations } from '../../src/playground/scenario/scenario';
import { withSymbolicIds } from '../support/symbolic-ids';
import { playOut } from './play-out';

const names = readdirSync(join(__dirname, '../../data/scenarios')).map((file) => basename(file, '.json'));

/** The golden file is written with UPDATE_GOLDEN=1; read what it holds before you commit it. */
function expectGolden(name: string, draft: string): void {
  const text = withSymbolicIds(draft);
  const path = join(__dirname, '../golden/scenarios', `${name}.md`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe.each(names)('the scenario %s', (name) => {
  test.each(['socket', 'http'] as const)('ends with the golden draft over %s', async (transport) => {
    const { draft, scenario } = await playOut(name, { transport });
    expectGolden(name, draft);
    expect(missedExpectations(scenario, draft)).toEqual([]);
  });
});
