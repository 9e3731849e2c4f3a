import type { KyselyPlugin } from 'kysely';
import { openChanges } from '../../../src/app/change';
import { createStore } from '../../../src/storage/incidents/incidents';
import { connect } from '../../../src/storage/sqlite/connect';
import { amina, at, nairobi } from '../../support/cast';
import { declaration, noted } from '../../support/test-database';

/** A process of its own in which three changes share a transaction, and which kills itself after a statement of it. */
async function write(path: string, lastStatement: number): Promise<void> {
  let statements = Number.NEGATIVE_INFINITY;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      statements += 1;
      if (statements === lastStatement) process.kill(process.pid, 'SIGKILL');
      return result;
    },
  };
  const store = createStore(await connect(`sqlite:${path}`, [plugin]));
  const clock = { now: () => at('10:00'), at: () => () => undefined };
  const changes = openChanges({ store, clock, queued: () => undefined });
  const { number } = await changes.declare('T0TEAM', amina, declaration, nairobi);
  statements = 0;
  await Promise.all(
    [1, 2, 3].map(async (line) => {
      await changes.change({ team: 'T0TEAM', number }, amina, () => [noted(`line ${line}`)]);
      process.send?.({ line });
    }),
  );
  process.disconnect();
}

const [path = '', lastStatement = '-1'] = process.argv.slice(2);
void write(path, Number(lastStatement));
