import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../src/cli/replay';
import { openLog } from '../src/log';
import { readScenario } from '../src/playground/scenario/scenario';
import { type Figure, seconds } from './measure';

const file = 'memory-leak.json';

/** How long it takes to play an incident of several hours through bot and playground, from start to draft. */
export async function replays(runs: number): Promise<Figure> {
  const path = join(__dirname, '..', 'data', 'scenarios', file);
  const scenario = readScenario(readFileSync(path, 'utf8'), file);
  const ours: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await seconds(() => replay(scenario, { log: openLog('silent') })));
  }
  return { name: `replay of ${file}`, unit: 's', ours };
}
