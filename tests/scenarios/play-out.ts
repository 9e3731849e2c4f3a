import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../src/app/settings';
import type { StoredIncident } from '../../src/cli/incident-in-database';
import { replay } from '../../src/cli/playground/replay';
import { openLog } from '../../src/log';
import type { Playground } from '../../src/playground/playground';
import { readScenario, type Scenario } from '../../src/playground/scenario/scenario';

const silent = openLog('silent', { write: () => undefined });

/** A scenario that was played through the real bot: its draft, and the workspace as it was left. */
export interface PlayedOut {
  readonly scenario: Scenario;
  readonly draft: string;
  readonly playground: Playground;
  /** The incident as it is stored at the end. */
  readonly stored: StoredIncident;
}

/** The scenario of this name in `data/scenarios`. */
export function scenarioNamed(name: string, rewrite = (text: string): string => text): Scenario {
  const path = join(__dirname, '../../data/scenarios', `${name}.json`);
  return readScenario(rewrite(readFileSync(path, 'utf8')), `${name}.json`);
}

/** What a test changes in the text of a scenario file: these words become those. */
export type Change = readonly [from: string, to: string];

/** Makes each change once in the text of a scenario; fails where the text does not hold the words. */
export function changing(changes: readonly Change[]): (text: string) => string {
  return (text) =>
    changes.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`The scenario does not hold ${from}`);
      return before.replace(from, to);
    }, text);
}

/** How a scenario is played, where not as usual. */
export interface PlayOptions {
  readonly transport?: 'socket' | 'http';
  /** What a test changes in the text of the scenario's file. */
  readonly rewrite?: (text: string) => string;
  readonly settings?: Partial<Settings>;
}

/** Plays a scenario, in Socket Mode and with the default settings unless said otherwise. */
export async function playOut(name: string, { rewrite, ...options }: PlayOptions = {}): Promise<PlayedOut> {
  const scenario = scenarioNamed(name, rewrite);
  let playground: Playground | undefined;
  const watch = (started: Playground): void => {
    playground = started;
  };
  const { documents, incidents } = await replay(scenario, { log: silent, watch, ...options });
  const [[delivered], [stored]] = [documents, incidents];
  if (delivered === undefined || stored === undefined || playground === undefined)
    throw new Error(`${name} ends without a draft`);
  return { scenario, draft: delivered.content, playground, stored };
}
