import { sql } from 'kysely';
import { connect, connectAlone } from '../../../src/storage/open';
import { examineServer } from '../../../src/storage/postgres/server/examine';
import { dropDatabase, emptyDatabase, withClient } from '../../support/postgres/server';
import { until } from '../../support/until';

describe('somebody who works alone on a PostgreSQL database', () => {
  let url: string;
  beforeAll(async () => {
    url = await emptyDatabase();
  });
  afterAll(() => dropDatabase(url));

  test('migrates it, and keeps bots from starting until the end', async () => {
    const alone = await connectAlone(url);
    await sql`select * from incidents`.execute(alone.db);
    expect(await examineServer(url)).toMatchObject({ processes: 0 });
    await expect(connect(url)).rejects.toThrow(
      /^DATABASE_URL names postgres:\/\/firelog@[^:]+:\d+\/\w+, on which a command of Firelog works alone\. Wait for its end\.$/,
    );
    await expect(connectAlone(url)).rejects.toThrow('is in use by another Firelog. Stop that one first.');
    await alone.close();
    await (await connect(url)).close();
  });

  test('is refused while bots are at work', async () => {
    const bots = [await connect(url), await connect(url)];
    await expect(connectAlone(url)).rejects.toThrow(
      'is in use by 2 other processes of Firelog. Stop them first.',
    );
    for (const bot of bots) await bot.close();
    await (await connectAlone(url)).close();
  });

  test('keeps a bot from going on that lost its session, until the end', async () => {
    const bot = await connect(url);
    const nothing = (): void => undefined;
    const told = { heard: nothing, outdated: nothing, failed: nothing };
    const parts = { ...told, pulse: nothing, lost: nothing, regained: nothing };
    bot.session.watch({ ...parts, drained: async () => undefined });
    await withClient(url, async (client) => {
      // In the queue before the bot begins a new session.
      const whole = client.query(`select pg_advisory_lock(hashtextextended('at work', 3))`);
      await sql`
        select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock'
      `.execute(bot.db);
      await whole;
      await until('the bot has noticed', () => !bot.session.isHeld);
      await expect(connect(url)).rejects.toThrow('works alone');
      expect(bot.session.isHeld).toBe(false);
    });
    await until('the bot goes on', () => bot.session.isHeld);
    await bot.close();
  });

  test('loses what it did not finish with its connection, and has the next one alone as well', async () => {
    const alone = await connectAlone(url);
    const cut = alone.db.transaction().execute(async (trx) => {
      await sql`insert into probe values ('x')`.execute(trx);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
    });
    await expect(cut).rejects.toMatchObject({ name: 'StorageFailure' });
    expect((await sql`select * from probe`.execute(alone.db)).rows).toEqual([]);
    await expect(connect(url)).rejects.toThrow('works alone');
    await alone.close();
  });
});
