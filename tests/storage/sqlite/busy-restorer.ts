import { setImmediate } from 'node:timers/promises';
import { restore } from '../../../src/storage/sqlite/restore';
import { at } from '../../support/cast';

/** A process of its own that puts one backup after the other in the place of a database, and tells of each. */
async function restoreInTurn(path: string, files: readonly string[]): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const file = files[turn % files.length] ?? '';
    const { events } = await restore(`sqlite:${path}`, file, at('10:00'), `${process.pid}-${turn}`);
    process.send?.({ seq: events });
    await setImmediate();
  }
}

const [path = '', ...files] = process.argv.slice(2);
void restoreInTurn(path, files);
