import { sql } from 'kysely';
import type { IncidentRef } from '../../src/app/job';
import { Housekeeping } from '../../src/app/processes/housekeeping';
import { soleSession } from '../../src/app/processes/session';
import { day, later } from '../../src/domain/time/instant';
import { openLog } from '../../src/log';
import { createStore } from '../../src/storage/incidents/incidents';
import { createMembers } from '../../src/storage/members';
import { createPictures } from '../../src/storage/pictures';
import { amina, at, baraka } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import { databaseKinds, TestDatabase, team } from '../support/test-database';

describe.each(databaseKinds)('what is kept for a while, on %s,', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
  });
  afterEach(() => database.close());

  const round = async (now = database.now, digest = defaultSettings.digest): Promise<void> => {
    const { connection } = database;
    const settings = { ...defaultSettings, retention: { members: 365, givenUpJobs: 30 }, digest };
    const parts = {
      outbox: database.outbox(),
      members: createMembers(connection),
      pictures: createPictures(connection),
      budgets: connection.budgets,
      store: createStore(connection),
      workspaces: { all: () => [{ identity: { team } }] },
    };
    const clock = { now: () => now };
    const session = soleSession('sole');
    await new Housekeeping({ ...parts, session, settings, clock, log: openLog('silent') }).round();
  };

  test('the weekly list of tasks is queued once, where there is a channel for it and an incident', async () => {
    const listed = { ...defaultSettings.digest, channel: 'tasks' };
    const queued = async () => {
      const { db } = database.connection;
      return db.selectFrom('jobs').select(['number', 'due_at']).where('kind', '=', 'digest').execute();
    };
    await round(database.now, listed);
    await database.declare();
    await round();
    expect(await queued()).toEqual([]);
    await round(database.now, listed);
    await round(later(database.now, 3 * day), listed);
    const [job, ...others] = await queued();
    expect(others).toEqual([]);
    expect(job?.number).toBe(1);
    const due = new Date(Number(job?.due_at) / 1_000);
    expect([due.getUTCDay(), due.getUTCHours()]).toEqual([1, 9]);
  });

  /** An incident with a channel that amina and baraka are in; over where it is said. */
  const incident = async (change: { status?: string; is_private?: 0 | 1 }): Promise<IncidentRef> => {
    const ref = await database.declare();
    const channel = `C0${ref.number}`;
    await database.connection.db
      .updateTable('incidents')
      .set({ ...change, channel_id: channel, closed_at: change.status === undefined ? null : database.now })
      .where('number', '=', ref.number)
      .execute();
    await createMembers(database.connection).read({
      team,
      channel,
      people: [amina, baraka],
      asOf: database.now,
    });
    return ref;
  };
  const inside = (ref: IncidentRef) => createMembers(database.connection).of(team, `C0${ref.number}`);

  test('is who was in a public channel, until long after its incident was over', async () => {
    const closed = await incident({ status: 'closed' });
    const canceled = await incident({ status: 'canceled' });
    await round(later(database.now, 365 * day));
    expect(await inside(closed)).toHaveLength(2);
    await round(later(database.now, 366 * day));
    expect([await inside(closed), await inside(canceled)]).toEqual([[], []]);
  });

  test('is not who is in a private channel, nor in one whose incident is open', async () => {
    const hidden = await incident({ status: 'closed', is_private: 1 });
    const open = await incident({});
    await round(later(database.now, 3_000 * day));
    expect([(await inside(hidden)).length, (await inside(open)).length]).toEqual([2, 2]);
  });

  test('is what was given up, and for longer what may have left a file', async () => {
    const ref = await database.declare();
    await database.queue(ref, { kind: 'topic', payload: {} }, { kind: 'purpose', payload: {} });
    const outbox = database.outbox();
    const [first, second] = await outbox.claim(at('23:00'), 2);
    if (first === undefined || second === undefined) throw new Error('Two jobs are due');
    await outbox.remember(second, { file: 'F0DRAFT' });
    for (const job of [first, second]) await outbox.park(job, database.now, 'refused');
    const kept = async () => (await database.rows()).jobs.map(({ kind }) => kind);
    await round(later(database.now, 30 * day));
    expect(await kept()).toEqual(['topic', 'purpose']);
    await round(later(database.now, 31 * day));
    expect(await kept()).toEqual(['purpose']);
    await round(later(database.now, 366 * day));
    expect(await kept()).toEqual([]);
  });

  test('is what Slack sent, for an hour', async () => {
    const ref = await database.declare();
    const take = async (key: string) => {
      await database.changes().change(ref, amina, () => [], { keys: [key] });
    };
    for (const key of ['one', 'two']) await take(key);
    database.now = later(database.now, day);
    await take('three');
    const rows = await database.connection.db.selectFrom('taken_requests').select('key').execute();
    expect(rows).toEqual([{ key: 'three' }]);
  });
});

describe.each(databaseKinds)('among very many incidents that are over, on %s,', (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.open(kind);
    const { db } = database.connection;
    const numbers =
      kind === 'sqlite'
        ? sql`(with recursive n(value) as (select 1 union all select value + 1 from n where value < 5000) select value from n)`
        : sql`(select value from generate_series(1, 5000) as value)`;
    await sql`
      insert into incidents (team_id, number, seq, title, severity, status, zone, is_private, is_drill, channel_id, declared_at)
      select ${team}, value, 1, 'Long over', 'sev3',
        case when value % 1000 = 0 then 'monitoring' else 'closed' end, 'UTC', 0, 0, 'C' || value, 1
      from ${numbers} as n
    `.execute(db);
    await sql`analyze`.execute(db);
  });
  afterAll(() => database.close());

  /** How the database finds what a question is about. */
  const plan = async (question: {
    compile(): { sql: string; parameters: readonly unknown[] };
  }): Promise<string> => {
    const { sql: text, parameters } = question.compile();
    const explain = kind === 'sqlite' ? 'explain query plan ' : 'explain ';
    const { rows } = await database.connection.db.executeQuery<object>({
      ...sql`select 1`.compile(database.connection.db),
      sql: explain + text,
      parameters,
    });
    return JSON.stringify(rows);
  };

  test('the open ones are found by themselves', async () => {
    const { db } = database.connection;
    expect((await database.store().open(team)).map(({ number }) => number)).toEqual([
      5000, 4000, 3000, 2000, 1000,
    ]);
    const open = db
      .selectFrom('incidents')
      .selectAll()
      .where('team_id', '=', team)
      .where(sql<boolean>`status not in ('closed', 'canceled')`)
      .orderBy('number', 'desc');
    expect(await plan(open)).toContain('incidents_open');
  });

  test('the newest and the one of a channel are found without looking at the others', async () => {
    const { db } = database.connection;
    const newest = db.selectFrom('incidents').select('number').where('team_id', '=', team);
    expect(await plan(newest.orderBy('number', 'desc').limit(5))).toMatch(/incidents_pk|autoindex_incidents/);
    const ofChannel = newest.where('channel_id', '=', 'C77');
    expect(await plan(ofChannel)).toMatch(/incidents_channel|autoindex_incidents/);
    expect(await database.store().inChannel(team, 'C77')).toEqual({ team, number: 77 });
  });
});
