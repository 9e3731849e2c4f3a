import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until';

/** Does what two of the workers of a run must not do at once, one after the other; `what` names it. */
export async function inTurn<T>(what: string, work: () => Promise<T>): Promise<T> {
  const lock = join(tmpdir(), `firelog-${what}`);
  await until(`nobody else is ${what}`, () => canMake(lock), 110_000);
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
}

function canMake(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
