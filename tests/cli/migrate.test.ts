import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from '../../src/cli/commands/migrate';
import { WrongUsage } from '../../src/cli/output';
import { migrations } from '../../src/storage/migrations';
import { schemaOf } from '../../src/storage/schema';
import { connect } from '../../src/storage/sqlite/connect';
import { openReadOnly } from '../../src/storage/sqlite/read-only';
import { CommandLine } from '../support/command-line';

const names = Object.keys(migrations);
const lines = (word: string, of: readonly string[]): string =>
  of.map((name) => `${word}  ${name}\n`).join('');

describe('npx firelog migrate', () => {
  let line: CommandLine;
  let url: string;
  let env: { DATABASE_URL: string };
  beforeEach(() => {
    line = new CommandLine();
    url = `sqlite:${join(line.folder, 'firelog.db')}`;
    env = { DATABASE_URL: url };
  });
  afterEach(() => line.remove());

  test('makes the database, says what it applied, and has nothing to do the next time', async () => {
    expect(await line.run('migrate', env)).toEqual({ code: 0, out: lines('applied', names), err: '' });
    const reader = await openReadOnly(url);
    expect(await schemaOf(reader.db)).toEqual({ applied: names, pending: [], unknown: [] });
    await reader.close();
    expect(await line.run('migrate', env)).toEqual({
      code: 0,
      out: `${url} has every migration already.\n`,
      err: '',
    });
  });

  test('refuses while a bot holds the database, and names it', async () => {
    const bot = await connect(url);
    const { code, out, err } = await line.runAlone('migrate', env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`is in use by another Firelog (process ${process.pid} on `);
    expect(err).toContain('Stop that one first');
    await bot.close();
  });

  test('lists with --status beside a bot what is applied, pending and unknown, and changes nothing', async () => {
    const bot = await connect(url);
    const last = names.at(-1) ?? '';
    await sql`update kysely_migration set name = '9999-far-ahead' where name = ${last}`.execute(bot.db);
    const listed = {
      code: 0,
      out: `${lines('applied', names.slice(0, -1))}pending  ${last}\nunknown  9999-far-ahead (of a newer Firelog)\n`,
      err: '',
    };
    expect(await line.run('migrate --status', env)).toEqual(listed);
    expect(await line.run('migrate --status', env)).toEqual(listed);
    await bot.close();
  });

  test('leaves a database alone that a newer program migrated', async () => {
    const bot = await connect(url);
    await sql`insert into kysely_migration values ('9999-far-ahead', '2031-01-01')`.execute(bot.db);
    await bot.close();
    const { code, err } = await line.run('migrate', env);
    expect([code, err]).toEqual([
      1,
      `${url} was migrated by a newer Firelog (9999-far-ahead). Run that version, or put the backup from before in its place.\n`,
    ]);
  });

  test('says that there is nothing to list where there is no database', async () => {
    expect(await line.run('migrate --status', env)).toEqual({
      code: 1,
      out: '',
      err: `There is no database at ${url}. Set DATABASE_URL to where it is, or type \`npx firelog migrate\` to make it.\n`,
    });
  });

  test.each([
    ['migrate up', 'Nothing stands after migrate but --status. Type: firelog migrate [--status]'],
    ['migrate --down', "Unknown option '--down'. Type: firelog migrate [--status]"],
  ])('refuses “%s” and says what to type', async (words, sentence) => {
    const refused = migrate.run(words.split(' ').slice(1));
    await expect(refused).rejects.toBeInstanceOf(WrongUsage);
    await expect(refused).rejects.toThrow(sentence);
  });
});
