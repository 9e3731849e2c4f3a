import { openChanges } from '../../src/app/change';
import type { IncidentRef, Job } from '../../src/app/job';
import type { Fact } from '../../src/domain/incident/incident-event';
import { mark } from '../../src/domain/marks/marking';
import { plain } from '../../src/domain/text/wording';
import { instant } from '../../src/domain/time/instant';
import { Refusal } from '../../src/errors';
import { amina, at, baraka, channel, nairobi } from '../support/cast';
import { said } from '../support/log';
import { databaseKinds, declaration, noted, TestDatabase, team } from '../support/test-database';

describe('whoever claims jobs of SQLite as soon as a change is handed in', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
  });
  afterEach(() => database.close());

  /** Changes at a clock that is never still, and what was claimed each time that jobs may be there. */
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
    const changes = openChanges({ store: database.store(), clock, queued, handedIn: queued });
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

describe.each(databaseKinds)('on %s, a change', (kind) => {
  let database: TestDatabase;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    ref = await database.declare();
    await database
      .changes()
      .change(ref, undefined, () => [{ type: 'channel-opened', channel, name: 'inc-1' }]);
    await database.connection.db.deleteFrom('jobs').execute();
  });
  afterEach(() => database.close());

  /** The jobs that wait, as the fact that caused each, its kind and its merge key. */
  const waiting = async () =>
    (await database.rows()).jobs.map(({ cause, kind, merge_key }) => [cause, kind, merge_key]);
  const note = noted('the pool is exhausted');
  const update: Fact = { type: 'updated', text: plain('we know more at 16:00') };

  test('is decided on the incident as it is, stamped with who and when, and told as it is then', async () => {
    database.now = at('10:30');
    const seen: unknown[] = [];
    const after = await database.changes().change(ref, amina, (incident, now) => {
      seen.push(incident.channel?.id, now);
      return [note, note];
    });
    expect(seen).toEqual([channel, at('10:30')]);
    expect(after.seq).toBe(4);
    expect((await database.store().log(ref)).slice(2)).toEqual([
      { ...note, seq: 3, recordedAt: at('10:30'), by: amina },
      { ...note, seq: 4, recordedAt: at('10:30'), by: amina },
    ]);
  });

  test('of nobody’s is recorded without a name', async () => {
    await database.changes().change(ref, undefined, () => [note]);
    expect((await database.store().log(ref)).at(-1)).toEqual({ ...note, seq: 3, recordedAt: database.now });
  });

  test('queues what each of its facts causes, and what merges only once', async () => {
    await database.changes().change(ref, amina, () => [update, update]);
    expect(await waiting()).toEqual([
      [3, 'tell', 'tell:3'],
      [3, 'card', 'card'],
      [3, 'announcement', 'announcement'],
      [3, 'announce-news', 'reply:3'],
      [3, 'spread-news', null],
      [4, 'tell', 'tell:4'],
      [4, 'announce-news', 'reply:4'],
      [4, 'spread-news', null],
    ]);
  });

  test('queues nothing for what came with it already', async () => {
    const alert = said('10:05', baraka, 'p99 above 4 s', { channel: 'C0OPS' });
    const delivery = { source: alert.source, emoji: 'pushpin', person: amina, present: true } as const;
    const entry = { ...delivery, kind: 'entry', asOf: at('10:06') } as const;
    await database.changes().change(ref, amina, (incident) => mark(incident, entry, alert));
    expect((await waiting()).map(([, kind]) => kind)).toEqual(['card']);
    const later = { ...entry, source: { ...alert.source, message: '1699427999.000100' } };
    await database.changes().change(ref, amina, (incident) => mark(incident, later));
    expect((await waiting()).map(([, kind]) => kind)).toEqual(['card', 'read-message']);
  });

  test('that is refused leaves nothing', async () => {
    const refused = database.changes().change(ref, amina, () => {
      throw new Refusal('no-such-thing', 'There is no such thing.');
    });
    await expect(refused).rejects.toThrow('There is no such thing.');
    expect(await database.store().log(ref)).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  test('tells of itself when it left facts, and not otherwise', async () => {
    const heard: string[] = [];
    const clock = { now: () => database.now, at: () => () => undefined };
    const changes = openChanges({
      ...{ store: database.store(), clock },
      handedIn: () => heard.push('handed in'),
      queued: () => heard.push('queued'),
      changed: (team) => heard.push(team),
    });
    await changes.change(ref, amina, () => []);
    expect(heard.splice(0)).toEqual(['handed in']);
    await changes.change(ref, amina, () => [note]);
    expect(heard.splice(0)).toEqual(['handed in', team]);
    await changes.change(ref, amina, () => [update]);
    expect(heard.splice(0)).toEqual(['handed in', 'queued', team]);
  });
});
