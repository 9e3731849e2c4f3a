import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../src/cli/replay';
import { openLog } from '../../src/log';
import type { Playground } from '../../src/playground/playground';
import { readScenario, type Scenario } from '../../src/playground/scenario/scenario';

const silent = openLog('silent', { write: () => undefined });

/** A scenario that was played through the real bot: its draft, and the workspace as it was left. */
export interface PlayedOut {
  readonly scenario: Scenario;
  readonly draft: string;
  readonly playground: Playground;
}

/** The scenario of this name in `data/scenarios`. */
export function scenarioNamed(name: string, changes: readonly Change[] = []): Scenario {
  const path = join(__dirname, '../../data/scenarios', `${name}.json`);
  const text = changes.reduce(
    (before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`${name}.json does not hold ${from}`);
      return before.replace(from, to);
    },
    readFileSync(path, 'utf8'),
  );
  return readScenario(text, `${name}.json`);
}

/** What a test changes in the text of a scenario file: these words become those. */
export type Change = readonly [from: string, to: string];

/** Plays a scenario, in Socket Mode unless said otherwise. */
export async function playOut(
  name: string,
  { transport = 'socket', changes = [] }: { transport?: 'socket' | 'http'; changes?: readonly Change[] } = {},
): Promise<PlayedOut> {
  const scenario = scenarioNamed(name, changes);
  let playground: Playground | undefined;
  const watch = (started: Playground): void => {
    playground = started;
  };
  const { documents } = await replay(scenario, { log: silent, watch, transport });
  const [delivered] = documents;
  if (delivered === undefined || playground === undefined) throw new Error(`${name} ends without a draft`);
  return { scenario, draft: delivered.content, playground };
}
