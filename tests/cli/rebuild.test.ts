import { sql } from 'kysely';
import { checkLogs } from '../../src/cli/checks/logs';
import { rebuild } from '../../src/cli/commands/rebuild';
import { WrongUsage } from '../../src/cli/output';
import { CommandLine } from '../support/command-line';
import { TestDatabase, team } from '../support/test-database';

describe('npx firelog rebuild', () => {
  let line: CommandLine;
  let bot: TestDatabase;
  let env: { DATABASE_URL: string };
  beforeEach(async () => {
    line = new CommandLine();
    bot = await TestDatabase.open('sqlite');
    env = { DATABASE_URL: bot.url };
    await bot.declare();
    await bot.declare();
  });
  afterEach(async () => {
    await bot.close();
    line.remove();
  });

  const spoil = () =>
    bot.connection.db
      .updateTable('incidents')
      .set({ severity: 'sev4', title: 'Secret plans' })
      .where('number', '=', 2)
      .execute();

  test('says beside the bot what differs, and makes it anew once the bot is stopped', async () => {
    await spoil();
    expect(await checkLogs(env.DATABASE_URL)).toEqual({
      check: 'logs',
      state: 'wrong',
      sentence: `INC-2 (${team}): what lists show is not what the log says. Stop the bot and type \`npx firelog rebuild\`.`,
    });
    const differs = `INC-2 (${team})  title, severity sev4 → sev2\n2 incidents, 2 events: 1`;
    const rest = 'Jobs, people and who is in which channel are in no log.\n';
    expect(await line.runAlone('rebuild --dry-run', env)).toEqual({
      code: 0,
      out: `${differs} differ from their logs; nothing was written. ${rest}`,
      err: '',
    });
    expect(await line.runAlone('rebuild', env)).toMatchObject({ code: 1, out: '' });
    await bot.connection.close();
    expect(await line.run('rebuild', env)).toEqual({
      code: 0,
      out: `${differs} were made anew from their logs. ${rest}`,
      err: '',
    });
    await bot.reopen();
    expect(await checkLogs(env.DATABASE_URL)).toMatchObject({ state: 'ok' });
  });

  test('says of a log that lacks an event that only a backup helps', async () => {
    const { db } = bot.connection;
    await sql`pragma foreign_keys = off`.execute(db);
    await db.deleteFrom('incident_events').where('number', '=', 2).execute();
    expect(await checkLogs(env.DATABASE_URL)).toMatchObject({
      state: 'wrong',
      sentence: `1 of 2 logs are damaged. INC-2 (${team}): its log cannot be read: An incident has no events. Stop the bot and restore a backup: \`npx firelog restore <file>\`.`,
    });
    expect(await line.run('rebuild --dry-run', env)).toMatchObject({
      code: 1,
      err: `INC-2 (${team}): its log cannot be read: An incident has no events.\nRestore a backup: npx firelog restore <file>.\n`,
    });
  });

  test('refuses words that mean nothing to it', async () => {
    const refused = rebuild.run(['INC-2']);
    await expect(refused).rejects.toBeInstanceOf(WrongUsage);
    await expect(refused).rejects.toThrow(
      'Nothing stands after rebuild but --dry-run. Type: firelog rebuild [--dry-run]',
    );
  });
});
