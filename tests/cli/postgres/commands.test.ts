import { CommandLine, type Ran } from '../../support/command-line';
import { withoutSearch } from '../../support/postgres/server';
import { TestDatabase } from '../../support/test-database';

describe('the commands of npx firelog on PostgreSQL', () => {
  let line: CommandLine;
  let bot: TestDatabase;
  beforeEach(async () => {
    line = new CommandLine();
    bot = await TestDatabase.open('postgres');
    const ref = await bot.declare();
    await bot.note(ref, 'the pool is exhausted');
  });
  afterEach(async () => {
    await bot.close();
    line.remove();
  });

  const run = async (words: string): Promise<Ran> => {
    const ran = await line.run(words, { DATABASE_URL: bot.url });
    expect(ran.out + ran.err).not.toContain(new URL(bot.url).password);
    return ran;
  };
  const shown = (): string => withoutSearch(bot.url).replace(/:[^:@/]+@/, '@');
  const garble = () =>
    bot.connection.db.updateTable('incident_events').set({ body: '{' }).where('seq', '=', 2).execute();

  test('export and lint read beside a bot', async () => {
    expect(await run('export INC-1')).toMatchObject({ code: 0, err: '' });
    expect((await run('export INC-1')).out).toContain('the pool is exhausted');
    expect(await run('lint INC-1')).toMatchObject({ out: expect.stringMatching(/^\S+ {2}(error|warn)/m) });
    expect((await run('lint INC-9')).err).toContain(`There is no INC-9 in ${shown()}.`);
  });

  test('migrate says what was applied, and has nothing to do the next time', async () => {
    expect((await run('migrate --status')).out).toMatch(/^applied {2}0001-/);
    expect(await run('migrate')).toEqual({
      code: 0,
      out: `${shown()} has every migration already.\n`,
      err: '',
    });
  });

  test('rebuild looks beside a bot, and writes only while none is at work', async () => {
    await bot.connection.db.updateTable('incidents').set({ severity: 'sev4' }).execute();
    const differs = 'INC-1 (T0TEAM)  severity sev4 → sev2\n1 incident, 2 events: 1';
    expect((await run('rebuild --dry-run')).out).toContain(`${differs} differ from their logs`);
    expect(await run('rebuild')).toEqual({
      code: 1,
      out: '',
      err: `${shown()} is in use by another Firelog. Stop that one first.\n`,
    });
    await bot.connection.close();
    expect((await run('rebuild')).out).toContain(`${differs} were made anew from their logs.`);
    await bot.reopen();
    expect((await bot.rows()).incidents).toMatchObject([{ severity: 'sev2' }]);
  });

  test('backup reads every log, and says what makes a backup there', async () => {
    expect(await run('backup 2031.dump')).toEqual({
      code: 1,
      out: `${shown()}: 1 incident, 2 events; every log is whole.\n`,
      err: `No backup was made: PostgreSQL has its own program for that. Type: pg_dump --format=custom --file=2031.dump ${shown()}\n`,
    });
    await garble();
    expect(await run('backup 2031.dump')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('and 1 of the logs cannot be read. `npx firelog doctor` says which'),
    });
  });

  test('restore says how it is done there, and touches nothing', async () => {
    const { code, out, err } = await line.run(['restore', "old one's.dump"], { DATABASE_URL: bot.url });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`PostgreSQL has its own program for that, and ${shown()} stays as it is.\n`);
    expect(err).toContain(`pg_restore --no-owner --dbname=<its address> 'old one'\\''s.dump'\n`);
  });

  test('restore --restored doubts what waits and who is where, while no bot is at work', async () => {
    const { db } = bot.connection;
    await bot.queue({ team: 'T0TEAM', number: 1 }, { kind: 'pin-card', payload: {} });
    await db.updateTable('jobs').set({ state: 'running', claimed_by: 'one that is gone' }).execute();
    await db.updateTable('incidents').set({ is_private: 1, channel_id: 'C0INC' }).execute();
    await db
      .insertInto('members')
      .values({ team_id: 'T0TEAM', channel_id: 'C0INC', person_id: 'U0AMINA', present: 1, as_of: 1 })
      .execute();
    expect((await run('restore --restored')).err).toContain('is in use by another Firelog.');
    await bot.connection.close();
    for (let times = 0; times < 2; times += 1) {
      expect(await run('restore --restored')).toMatchObject({
        code: 0,
        out: expect.stringContaining(`${shown()} is ready: 1 incident, 3 events.`),
      });
    }
    await bot.reopen();
    const { jobs } = await bot.rows();
    expect(jobs.map(({ kind }) => kind).sort()).toEqual(['pin-card', 'read-members']);
    expect(jobs).toContainEqual(expect.objectContaining({ kind: 'pin-card', state: 'waiting', attempts: 1 }));
    expect(await bot.connection.db.selectFrom('members').selectAll().execute()).toEqual([]);
  });

  test('restore --restored is for PostgreSQL, and stands alone', async () => {
    expect(await run('restore old.dump --restored')).toMatchObject({ code: 2 });
    const { code, err } = await line.run('restore --restored', { DATABASE_URL: 'sqlite:firelog.db' });
    expect([code, err]).toEqual([
      2,
      'Type --restored alone, once pg_restore has filled the database that DATABASE_URL names. Type: firelog restore --restored\n',
    ]);
  });
});
