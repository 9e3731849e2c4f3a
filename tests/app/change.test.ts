import { openChanges } from '../../src/app/change';
import type { Job } from '../../src/app/job';
import { instant } from '../../src/domain/time/instant';
import { amina, nairobi } from '../support/cast';
import { declaration, TestDatabase, team } from '../support/test-database';

describe('whoever claims jobs as soon as a change is handed in', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await TestDatabase.open();
  });
  afterEach(() => database.close());

  /** Changes at a clock that is never still, and what was claimed each time that `queued` was called. */
  const claimed = () => {
    const claims: Promise<readonly Job[]>[] = [];
    let now = database.now;
    const tick = () => {
      now = instant(now + 1);
      return now;
    };
    const outbox = database.outbox();
    const queued = () => void claims.push(outbox.claim(tick(), 10));
    const clock = { now: tick, at: () => () => undefined };
    const changes = openChanges({ store: database.store(), clock, queued });
    const kindsOfFirst = async () => (await claims.shift())?.map(({ kind }) => kind);
    return { changes, kindsOfFirst };
  };

  test('is asked before it is committed, and finds what it leaves', async () => {
    const { changes, kindsOfFirst } = claimed();
    const declaring = changes.declare(team, amina, declaration, nairobi);
    expect(await kindsOfFirst()).toEqual(['open-channel']);
    const ref = { team, number: (await declaring).number };
    expect(await kindsOfFirst()).toEqual([]);
    const opening = changes.change(ref, undefined, () => [
      { type: 'channel-opened', channel: 'C0INC', name: 'inc-1' },
    ]);
    expect(await kindsOfFirst()).toEqual(['invite', 'card', 'topic', 'purpose', 'announcement']);
    expect((await opening).channel?.id).toBe('C0INC');
  });

  test('finds nothing of a change that fails', async () => {
    const { changes, kindsOfFirst } = claimed();
    const failing = changes.change({ team, number: 7 }, amina, () => []);
    await expect(failing).rejects.toThrow('INC-7 is not in the database');
    expect(await kindsOfFirst()).toEqual([]);
  });
});
