import { setImmediate } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { openChanges } from '../../../src/app/change';
import { plain } from '../../../src/domain/text/wording';
import { createStore } from '../../../src/storage/incidents/incidents';
import { connect } from '../../../src/storage/sqlite/connect';
import { amina, at, nairobi } from '../../support/cast';
import { declaration, team } from '../../support/test-database';

/**
 * A process of its own that changes one incident as fast as it can, so many facts at once, and tells of each change
 * that is committed. Where it is told to, it kills itself before that statement of its second change.
 */
async function write(path: string, factsAtOnce: number, lastStatement: number): Promise<void> {
  let statements = Number.NEGATIVE_INFINITY;
  const count = (): void => {
    statements += 1;
    if (statements === lastStatement) process.kill(process.pid, 'SIGKILL');
  };
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      count();
      return node;
    },
    async transformResult({ result }) {
      count();
      return result;
    },
  };
  const store = createStore(await connect(`sqlite:${path}`, [plugin]));
  const changes = openChanges({
    store,
    clock: { now: () => at('10:00'), at: () => () => undefined },
    queued,
  });
  const ref = { team, number: 1 };
  if ((await store.find(ref)) === undefined) await changes.declare(team, amina, declaration, nairobi);
  for (let change = 0; ; change += 1) {
    if (change === 1) statements = 0;
    const facts = Array.from({ length: factsAtOnce }, (_, place) => ({
      type: 'assumed' as const,
      text: plain(`${process.pid}: ${change}, ${place}`),
    }));
    const { seq } = await changes.change(ref, amina, () => facts);
    process.send?.({ seq });
    await setImmediate();
  }
}

function queued(): void {
  // Nothing works the jobs off here.
}

const [path = '', factsAtOnce = '1', lastStatement = '-1'] = process.argv.slice(2);
void write(path, Number(factsAtOnce), Number(lastStatement));
