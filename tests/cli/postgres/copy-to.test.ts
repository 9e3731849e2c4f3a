import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { copyTo } from '../../../src/cli/commands/copy-to';
import { WrongUsage } from '../../../src/cli/output';
import { fold } from '../../../src/domain/fold/fold';
import { readEvents, rowOf } from '../../../src/storage/incidents/rows';
import { connect, connectReadOnly } from '../../../src/storage/open';
import type { EventRow, Tables } from '../../../src/storage/tables';
import { at } from '../../support/cast';
import { CommandLine, type Ran } from '../../support/command-line';
import {
  dropDatabase,
  emptyDatabase,
  newDatabase,
  withClient,
  withoutSearch,
} from '../../support/postgres/server';
import { TestDatabase, team } from '../../support/test-database';
import { until } from '../../support/until';

const stored: readonly Omit<EventRow, 'team_id' | 'number'>[] = readFileSync(
  join(__dirname, '../../domain/stored-facts.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((row) => JSON.parse(row));

/** How many people the workspace has: more than are read at once. */
const MANY = 1_203;

/** Fills a database with an incident that has every kind of fact, another one with a job in hand, and many people. */
async function fill(bot: TestDatabase): Promise<void> {
  const { db } = bot.connection;
  const first = { team, number: 1 };
  await bot.declare();
  await db.deleteFrom('incident_events').execute();
  await db
    .insertInto('incident_events')
    .values(stored.map((row) => ({ ...row, team_id: team, number: 1 })))
    .execute();
  await db
    .updateTable('incidents')
    .set(rowOf(first, fold(undefined, await readEvents(db, first, 0))))
    .execute();
  const second = await bot.declare();
  await bot.note(second, 'the pool — “è finito” 🔥 \u0000');
  await bot.queue(second, { kind: 'pin-card', payload: {} }, { kind: 'card', payload: {} });
  await db
    .updateTable('jobs')
    .set({ state: 'running', claimed_by: 'the bot' })
    .where('kind', '=', 'pin-card')
    .execute();
  const people = Array.from({ length: MANY }, (_, index) => ({
    team_id: team,
    person_id: `U${index}`,
    ...{ name: `Ámina ${index}`, zone: index % 2 === 0 ? 'Africa/Nairobi' : null, standing: null },
    ...({ is_bot: 0, is_deactivated: 0, as_of: at('10:00') } as const),
  }));
  for (const half of [people.slice(0, 900), people.slice(900)]) {
    await db.insertInto('people').values(half).execute();
  }
  await db
    .insertInto('members')
    .values({ team_id: team, channel_id: 'C0INC', person_id: 'U1', present: 1, as_of: at('10:00') })
    .execute();
  // More than are read at once, one of them with every byte there is.
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
  for (const file of ['F1', 'F2', 'F3', 'F4', 'F5', 'F6']) {
    await db
      .insertInto('pictures')
      .values({
        ...{ team_id: team, number: 1, entry: 'C0INC:1699427100.000100', file_id: file, type: 'image/png' },
        ...{ kept_at: at('10:00'), bytes: file === 'F1' ? bytes : Buffer.from(file) },
      })
      .execute();
  }
  await db
    .insertInto('taken_requests')
    .values({ team_id: team, key: 'a form', taken_at: at('10:00') })
    .execute();
}

async function everything(db: Kysely<Tables>) {
  return {
    incidents: await db.selectFrom('incidents').selectAll().orderBy('number').execute(),
    events: await db.selectFrom('incident_events').selectAll().orderBy('number').orderBy('seq').execute(),
    folds: [fold(undefined, await readEvents(db, { team, number: 1 }, 0))],
    members: await db.selectFrom('members').selectAll().execute(),
    people: (await db.selectFrom('people').selectAll().execute()).sort((one, other) =>
      one.person_id < other.person_id ? -1 : 1,
    ),
    pictures: await db.selectFrom('pictures').selectAll().orderBy('file_id').execute(),
    taken: await db.selectFrom('taken_requests').selectAll().execute(),
    jobs: (await db.selectFrom('jobs').select(['id', 'kind', 'payload', 'attempts']).execute()).sort(
      (one, other) => (one.id < other.id ? -1 : 1),
    ),
  };
}

describe('npx firelog copy-to', () => {
  let line: CommandLine;
  let bot: TestDatabase;
  let target: string;
  let before: Awaited<ReturnType<typeof everything>>;
  beforeEach(async () => {
    line = new CommandLine();
    bot = await TestDatabase.open('sqlite');
    await fill(bot);
    before = await everything(bot.connection.db);
    await bot.connection.close();
    target = withoutSearch(await newDatabase());
  });
  afterEach(async () => {
    await bot.reopen();
    await bot.close();
    await dropDatabase(target);
    line.remove();
  });

  const run = async (what = target): Promise<Ran> => {
    const ran = await line.run(['copy-to', what], { DATABASE_URL: bot.url });
    expect(ran.out + ran.err).not.toContain(new URL(target).password);
    return ran;
  };
  const shown = (): string => target.replace(/:[^:@/]+@/, '@');
  const query = (statement: string) => withClient(target, (client) => client.query(statement));
  const held = async () => {
    // Whoever works on it would doubt the jobs of one that was killed.
    const copy = await connectReadOnly(target);
    try {
      return await everything(copy.db);
    } finally {
      await copy.close();
    }
  };
  /** Has something happen in the server when one event of the first incident is written. */
  const whenWriting = (seq: number, then: string) =>
    query(`
      create function fault() returns trigger language plpgsql as $$
        begin if new.number = 1 and new.seq = ${seq} then ${then}; end if; return new; end
      $$;
      create trigger fault before insert on incident_events for each row execute function fault()
    `);
  const mend = () => query('drop trigger fault on incident_events; drop function fault');

  test('copies everything, compares both sides, and leaves the file as it is', async () => {
    await dropDatabase(target);
    target = withoutSearch(await emptyDatabase());
    const file = readFileSync(bot.path);
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, '']);
    const events = stored.length + 3;
    expect(out).toBe(
      [
        'incidents        2 of 2',
        `incident_events  ${events} of ${events}`,
        'jobs             2 of 2',
        'members          1 of 1',
        `people           ${MANY} of ${MANY}`,
        'pictures         6 of 6',
        'taken_requests   1 of 1',
        'All is copied; both sides are being compared.',
        `${shown()} holds what ${bot.url} holds (2 incidents, ${events} events): every row is the same there, and every log comes to the same incident.`,
        `Set DATABASE_URL to ${shown()}, with the password, and start the bot. ${bot.url} stays as it is; start no bot on it any more.\n`,
      ].join('\n'),
    );
    expect(await held()).toEqual(before);
    expect(readFileSync(bot.path).equals(file)).toBe(true);
    const { rows } = await query('select distinct state from jobs');
    expect(rows).toEqual([{ state: 'waiting' }]);
  });

  test('writes nothing where all of it is there, and nothing where other incidents are', async () => {
    await run();
    await query('delete from jobs');
    const again = await run();
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain(`${shown()} has the logs of ${bot.url} already (2 incidents,`);
    expect((await held()).jobs).toEqual([]);
    await query(
      `update incident_events set body = '{"text":["something else"]}' where number = 2 and seq = 2`,
    );
    expect(await run()).toEqual({
      code: 1,
      out: '',
      err: `${shown()} holds other incidents than ${bot.url}, and stays as it is. Name an empty database.\n`,
    });
  });

  test('leaves nothing where the server ends the connection in the middle, and copies all of it the next time', async () => {
    await whenWriting(30, 'perform pg_terminate_backend(pg_backend_pid())');
    const { code, err } = await run();
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The copy was not finished, and nothing of it is left: postgres:\/\/.* failed, its server cannot be reached \(57P01\)\. Type the same again once that is mended\.\n$/,
    );
    await mend();
    expect((await query('select * from incidents')).rows).toEqual([]);
    expect(await run()).toMatchObject({ code: 0 });
    expect(await held()).toEqual(before);
  });

  test('leaves nothing where it is killed in the middle, and copies all of it the next time', async () => {
    await whenWriting(30, 'perform pg_advisory_xact_lock(42)');
    await withClient(target, async (client) => {
      await client.query('select pg_advisory_lock(42)');
      const waiting = `select from pg_locks where locktype = 'advisory' and not granted`;
      const child: ChildProcess = spawn(process.execPath, line.command(['copy-to', target]), {
        cwd: line.folder,
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: bot.url },
      });
      await until('it is in the middle', async () => (await client.query(waiting)).rows.length > 0, 30_000);
      child.kill('SIGKILL');
      await once(child, 'close');
    });
    const others = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await withClient(target, (client) =>
      until('the server has noticed', async () => (await client.query(others)).rows.length === 0, 30_000),
    );
    await mend();
    expect((await query('select * from incidents')).rows).toEqual([]);
    expect(await run()).toMatchObject({ code: 0 });
    expect(await held()).toEqual(before);
  });

  test('finds a copy that came out otherwise, and leaves nothing of it', async () => {
    await whenWriting(6, `new.body := replace(new.body, 'rolled back', 'rolled out')`);
    const { code, err } = await run();
    expect([code, err]).toEqual([
      1,
      `Nothing was copied: the copy would differ from ${bot.url} in the row ["${team}",1,6] of incident_events. Type \`npx firelog doctor\` to look at the logs there.\n`,
    ]);
    expect((await query('select * from incidents')).rows).toEqual([]);
  });

  test('doubts what waits where the bot was not ended properly', async () => {
    await bot.reopen();
    await sql`insert into sessions values ('one that was killed')`.execute(bot.connection.db);
    await bot.connection.close();
    expect(await run()).toMatchObject({ code: 0 });
    expect((await held()).jobs.map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  test('refuses while a bot works on either side', async () => {
    const other = await connect(target);
    expect(await run()).toEqual({
      code: 1,
      out: '',
      err: `${shown()} is in use by another Firelog. Stop that one first.\n`,
    });
    await other.close();
    const own = await connect(bot.url);
    expect((await run()).err).toMatch(/ is in use by another Firelog \(process \d+ on /);
    await own.close();
  });

  test('says what is wrong with a target, and that a log cannot be read', async () => {
    const nowhere = new URL(target);
    nowhere.port = '1';
    expect((await run(nowhere.href)).err).toMatch(/^The target is postgres:\/\/.*, where nothing listens\./);
    await bot.reopen();
    await bot.connection.db.updateTable('incident_events').set({ body: '{' }).where('seq', '=', 30).execute();
    await bot.connection.close();
    expect((await run()).err).toContain(`in the log of INC-1 (${team}), which cannot be read.`);
  });
});

describe('npx firelog copy-to, typed wrongly,', () => {
  const usage =
    'Name the one PostgreSQL database that the copy goes to. Type: firelog copy-to postgres://<user>:<password>@<host>/<name>';

  test.each([
    ['names no database', []],
    ['names a file', ['sqlite:other.db']],
    ['names a server alone', ['postgres://firelog:hunter2@db.internal/']],
    ['names two', ['postgres://a/b', 'postgres://c/d']],
  ])('%s', async (_, args) => {
    const refused = copyTo.run(args);
    await expect(refused).rejects.toBeInstanceOf(WrongUsage);
    await expect(refused).rejects.toThrow(usage);
  });

  test('has nothing to copy from a server, or from where there is no file', async () => {
    const line = new CommandLine();
    const to = ['copy-to', 'postgres://a/b'];
    expect(await line.run(to, { DATABASE_URL: 'postgres://me:hunter2@here/it' })).toEqual({
      code: 1,
      out: '',
      err: 'DATABASE_URL names postgres://me@here/it, which is on PostgreSQL already. Have it name the SQLite file that is to be copied.\n',
    });
    expect((await line.run(to, { DATABASE_URL: 'sqlite:none.db' })).err).toContain(
      'There is no database at sqlite:none.db.',
    );
    line.remove();
  });
});
