import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../src/cli/playground/replay';
import { openLog } from '../../src/log';
import { readScenario } from '../../src/playground/scenario/scenario';
import type { Part } from '../part';
import { inTurn, seconds } from '../timing';

const file = 'memory-leak.json';

/** How long it takes to play an incident of several hours through bot and playground, from start to draft. */
export const replayed: Part = {
  name: 'replay',
  summary: `playing ${file} through bot and playground, from start to draft`,
  async measure(runs) {
    const path = join(__dirname, '../../data/scenarios', file);
    const scenario = readScenario(readFileSync(path, 'utf8'), file);
    const ours: number[] = [];
    await inTurn(runs, async () => {
      ours.push(await seconds(() => replay(scenario, { log: openLog('silent') })));
    });
    return [{ name: `replay of ${file}`, unit: 's', ours }];
  },
};
