import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backup } from '../../src/cli/commands/backup';
import { restore } from '../../src/cli/commands/restore';
import { WrongUsage } from '../../src/cli/output';
import { CommandLine } from '../support/command-line';
import { TestDatabase } from '../support/test-database';

describe('npx firelog backup and restore', () => {
  let line: CommandLine;
  let bot: TestDatabase;
  let env: { DATABASE_URL: string };
  beforeEach(async () => {
    line = new CommandLine();
    bot = await TestDatabase.open('sqlite');
    env = { DATABASE_URL: bot.url };
    const ref = await bot.declare();
    await bot.note(ref, 'the pool is exhausted');
  });
  afterEach(async () => {
    await bot.close();
    line.remove();
  });

  test('copies beside the bot, and puts the copy back once the bot is stopped', async () => {
    const made = await line.runAlone('backup firelog-backup.db', env);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(
      /^firelog-backup\.db {2}\d+ kB, 1 incident, 2 events, copied from sqlite:\S+\. It holds private incidents, too; only you may read it\.\n$/,
    );
    const refused = await line.runAlone('restore firelog-backup.db', env);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(`is in use by another Firelog (process ${process.pid} on `);
    await bot.connection.close();
    const { code, out, err } = await line.run('restore firelog-backup.db', env);
    expect([code, err]).toEqual([0, '']);
    const [done, kept] = out.trimEnd().split('\n');
    expect(done).toBe(`${env.DATABASE_URL} is firelog-backup.db now: 1 incident, 2 events.`);
    const [, path = ''] =
      /^What was there before is kept as (.+)\. Delete it once you are sure\.$/.exec(kept ?? '') ?? [];
    expect(path).toMatch(/firelog\.db\.before-restore-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/);
    expect(existsSync(path)).toBe(true);
    await bot.reopen();
    expect((await bot.rows()).events).toHaveLength(2);
  });

  test('restores where there is no database yet, as on another machine', async () => {
    await line.run('backup moved.db', env);
    const { code, out } = await line.run('restore moved.db', { DATABASE_URL: 'sqlite:data/firelog.db' });
    expect([code, out]).toEqual([0, 'sqlite:data/firelog.db is moved.db now: 1 incident, 2 events.\n']);
    expect(readdirSync(join(line.folder, 'data')).sort()).toEqual(['firelog.db', 'firelog.db.lock']);
  });

  test('takes the place of a backup and of nothing else, whatever is asked for', async () => {
    await line.run('backup kept.db', env);
    expect(await line.run('backup kept.db --overwrite', env)).toMatchObject({ code: 0 });
    for (const own of ['-wal', '-shm', '.lock']) {
      const { code, err } = await line.run(`backup ${bot.path}${own} --overwrite`, env);
      expect([code, err]).toEqual([1, `${bot.path}${own} belongs to the database. Name another file.\n`]);
    }
    writeFileSync(join(line.folder, 'workspace.json'), '{}');
    const { code, err } = await line.run('backup workspace.json --overwrite', env);
    expect([code, err]).toEqual([
      1,
      'workspace.json is no backup, and none takes its place. Name another file.\n',
    ]);
    const long = `${'x'.repeat(300)}.db`;
    expect((await line.run(`backup ${long}`, env)).err).toContain('cannot be written (ENAMETOOLONG).');
  });

  test('says which kinds of databases there are', async () => {
    expect(await line.run('backup new.db', { DATABASE_URL: 'mysql://localhost/firelog' })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^DATABASE_URL begins with “mysql”\. It must be sqlite:<path>/),
    });
    expect(existsSync(join(line.folder, 'new.db'))).toBe(false);
  });

  test.each([
    [backup, [], 'Name the one file that the backup goes to. Type: firelog backup <file> [--overwrite]'],
    [backup, [''], 'Name the one file that the backup goes to.'],
    [backup, ['a.db', 'b.db'], 'Name the one file that the backup goes to.'],
    [restore, [], 'Name the one backup that is to be restored. Type: firelog restore <file>'],
    [restore, ['--force', 'a.db'], "Unknown option '--force'. Type: firelog restore <file>"],
  ])('refuses “$name %s” and says what to type', async (command, args, sentence) => {
    const refused = command.run(args);
    await expect(refused).rejects.toBeInstanceOf(WrongUsage);
    await expect(refused).rejects.toThrow(sentence);
  });
});
