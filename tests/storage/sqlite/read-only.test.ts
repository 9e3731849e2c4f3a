import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { workspacesWith } from '../../../src/storage/incidents/rows';
import { migrations } from '../../../src/storage/migrations';
import { connectReadOnly } from '../../../src/storage/open';
import { schemaOf } from '../../../src/storage/schema';
import { connect } from '../../../src/storage/sqlite/connect';
import { damageOf, openReadOnly } from '../../../src/storage/sqlite/read-only';
import { overwriteTheLog } from '../../support/damage';
import { TestDatabase, team } from '../../support/test-database';

const names = Object.keys(migrations);

describe('reading beside a bot', () => {
  let database: TestDatabase;
  let url: string;
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    url = `sqlite:${database.path}`;
  });
  afterEach(() => database.close());

  test('sees what the bot wrote a moment ago, and goes on seeing it', async () => {
    const reader = await connectReadOnly(url);
    expect(await workspacesWith(reader.db, 1)).toEqual([]);
    await database.declare();
    expect(await workspacesWith(reader.db, 1)).toEqual([team]);
    await reader.close();
  });

  test('leaves the lock and the work of the bot alone', async () => {
    const reader = await connectReadOnly(url);
    await expect(connect(url)).rejects.toThrow('is in use by');
    await database.declare();
    await reader.close();
    await expect(connect(url)).rejects.toThrow('is in use by');
  });

  test('cannot write', async () => {
    const reader = await connectReadOnly(url);
    await expect(sql`delete from incidents`.execute(reader.db)).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
    await reader.close();
  });

  test('finds every migration applied', async () => {
    const reader = await openReadOnly(url);
    expect(await schemaOf(reader.db)).toEqual({ applied: names, pending: [], unknown: [] });
    await reader.close();
  });

  test('reads a database that no bot works on', async () => {
    await database.declare();
    await database.connection.close();
    const reader = await connectReadOnly(url);
    expect(await workspacesWith(reader.db, 1)).toEqual([team]);
    await reader.close();
    await database.reopen();
  });

  test('refuses one that lacks a migration and names it, but looks at it when asked to', async () => {
    const last = names.at(-1) ?? '';
    await sql`delete from kysely_migration where name = ${last}`.execute(database.connection.db);
    await expect(connectReadOnly(url)).rejects.toThrow(
      `${url} is older than this program: it lacks ${last}. Type \`npx firelog migrate\` while no bot works on it, or start the bot anew.`,
    );
    const reader = await openReadOnly(url);
    expect((await schemaOf(reader.db)).pending).toEqual([last]);
    await reader.close();
  });

  test('refuses one that a newer program migrated, to read it and to work on it', async () => {
    await sql`insert into kysely_migration values ('9999-far-ahead', '2031-01-01')`.execute(
      database.connection.db,
    );
    const sentence = `${url} was migrated by a newer Firelog (9999-far-ahead). Run that version, or put the backup from before in its place.`;
    await expect(connectReadOnly(url)).rejects.toThrow(sentence);
    await database.connection.close();
    await expect(connect(url)).rejects.toThrow(sentence);
    forget(database.path, '9999-far-ahead');
    await database.reopen();
  });

  test('makes no file where there is none', async () => {
    const missing = `${url}-missing`;
    await expect(openReadOnly(missing)).rejects.toThrow(
      `There is no database at ${missing}. Set DATABASE_URL to where it is, or type \`npx firelog migrate\` to make it.`,
    );
    expect(existsSync(`${database.path}-missing`)).toBe(false);
  });

  test('refuses what is no database', async () => {
    const other = join(dirname(database.path), 'notes.txt');
    writeFileSync(other, 'This is a shopping list, and a long one at that.\n'.repeat(100));
    await expect(openReadOnly(`sqlite:${other}`)).rejects.toThrow(
      `sqlite:${other} is no SQLite database or is damaged.`,
    );
  });

  test('finds a sound file sound, and damage where there is some', async () => {
    await database.declare();
    expect(await damageOf(database.connection)).toEqual([]);
    await database.connection.close();
    const broken = join(dirname(database.path), 'broken.db');
    copyFileSync(database.path, broken);
    overwriteTheLog(broken);
    const reader = await openReadOnly(`sqlite:${broken}`);
    expect(await damageOf(reader)).not.toEqual([]);
    await reader.close();
    await database.reopen();
  });
});

/** Takes a migration out of the list of those that were applied. */
function forget(path: string, migration: string): void {
  const other = new Database(path);
  other.prepare('delete from kysely_migration where name = ?').run(migration);
  other.close();
}
