import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { checkDatabase } from '../../../src/cli/checks/database';
import { migrations } from '../../../src/storage/migrations';
import { connect } from '../../../src/storage/sqlite/connect';
import { overwriteTheLog } from '../../support/damage';

const names = Object.keys(migrations);

describe('the check of the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-checks-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('names the migrations that it lacks', async () => {
    const path = join(folder, 'old.db');
    const { db, close } = await connect(`sqlite:${path}`);
    const last = names.at(-1) ?? '';
    await sql`delete from kysely_migration where name = ${last}`.execute(db);
    await close();
    expect(await checkDatabase(`sqlite:${path}`)).toEqual({
      check: 'database',
      state: 'missing',
      sentence: expect.stringContaining(
        `but lacks ${last}. Start the bot anew, or type \`npx firelog migrate\`.`,
      ),
    });
  });

  test('refuses one that a newer program migrated', async () => {
    const path = join(folder, 'new.db');
    const { db, close } = await connect(`sqlite:${path}`);
    await sql`insert into kysely_migration values ('9999-far-ahead', '2031-01-01')`.execute(db);
    await close();
    expect(await checkDatabase(`sqlite:${path}`)).toEqual({
      check: 'database',
      state: 'wrong',
      sentence: expect.stringContaining('was migrated by a newer Firelog (9999-far-ahead).'),
    });
  });

  test('finds damage in the file', async () => {
    const path = join(folder, 'broken.db');
    const { close } = await connect(`sqlite:${path}`);
    await close();
    overwriteTheLog(path);
    expect(await checkDatabase(`sqlite:${path}`)).toEqual({
      check: 'database',
      state: 'wrong',
      sentence: expect.stringMatching(
        /is damaged \(.+\)\. Stop the bot and restore a backup: `npx firelog restore <file>`\.$/,
      ),
    });
  });

  test('and the bot refuse one in which somebody put a trigger or a view', async () => {
    const path = join(folder, 'trigger.db');
    await (await connect(`sqlite:${path}`)).close();
    const other = new Database(path);
    other.exec('create trigger t after insert on incidents begin delete from incidents; end');
    other.close();
    expect(await checkDatabase(`sqlite:${path}`)).toMatchObject({
      state: 'wrong',
      sentence: expect.stringContaining('holds what Firelog did not put there (trigger t)'),
    });
    await expect(connect(`sqlite:${path}`)).rejects.toThrow('(trigger t)');
  });

  test('refuses what is no database', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'milk, bread, butter\n'.repeat(200));
    expect(await checkDatabase(`sqlite:${path}`)).toEqual({
      check: 'database',
      state: 'wrong',
      sentence: expect.stringContaining('is no SQLite database or is damaged.'),
    });
  });

  test('misses the folder in which the database could be made', async () => {
    const path = join(folder, 'not', 'there', 'firelog.db');
    expect(await checkDatabase(`sqlite:${path}`)).toEqual({
      check: 'database',
      state: 'missing',
      sentence: expect.stringContaining('is no folder that it can be made in. Create the folder'),
    });
  });
});
