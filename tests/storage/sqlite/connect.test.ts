import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseUnusable } from '../../../src/storage/failure/database-unusable';
import { migrations } from '../../../src/storage/migrations';
import { connect } from '../../../src/storage/sqlite/connect';

describe('opening a database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-connect-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const complaintAbout = async (path: string): Promise<string> => {
    const failure = await connect(`sqlite:${path}`).catch((error: unknown) => error);
    if (!(failure instanceof DatabaseUnusable)) throw new Error(`Unexpected: ${failure}`);
    return failure.message;
  };
  const read = <T>(path: string, query: string): T[] => {
    const reader = new Database(path, { readonly: true });
    try {
      return reader.prepare<[], T>(query).all();
    } finally {
      reader.close();
    }
  };

  test('applies every migration once, however often it is opened', async () => {
    const path = join(folder, 'firelog.db');
    const applied = () => read(path, 'select name, timestamp from kysely_migration order by name');
    await (await connect(`sqlite:${path}`)).close();
    const first = applied();
    expect(first).toMatchObject(Object.keys(migrations).map((name) => ({ name })));
    await (await connect(`sqlite:${path}`)).close();
    expect(applied()).toEqual(first);
  });

  test('leaves nothing of migrations that broke off, so that the next start applies them', async () => {
    const path = join(folder, 'firelog.db');
    const tables = () =>
      read<{ name: string }>(path, "select name from sqlite_master where type = 'table'").map(
        ({ name }) => name,
      );
    const stumbling = new Database(path);
    stumbling.exec('create table people (stumbled text)');
    expect(await connect(`sqlite:${path}`).catch(String)).toContain('"people" already exists');
    expect(tables().filter((name) => !name.startsWith('kysely_'))).toEqual(['people']);
    stumbling.exec('drop table people');
    stumbling.close();
    const { applied, close } = await connect(`sqlite:${path}`);
    await close();
    expect(applied).toEqual(Object.keys(migrations));
  });

  test('creates the folder of the database, as the first start in an empty place needs', async () => {
    const path = join(folder, 'data', 'firelog.db');
    await (await connect(`sqlite:${path}`)).close();
    expect(existsSync(path)).toBe(true);
  });

  test('writes ahead, so that others read while the bot works', async () => {
    const path = join(folder, 'firelog.db');
    const connection = await connect(`sqlite:${path}`);
    expect(read(path, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    await connection.db.transaction().execute(async (trx) => {
      await trx.selectFrom('jobs').selectAll().execute();
      expect(read(path, 'select count(*) as jobs from jobs')).toEqual([{ jobs: 0 }]);
    });
    await connection.close();
  });

  test('says that a folder is missing', async () => {
    const path = join(folder, 'not', 'there', 'firelog.db');
    expect(await complaintAbout(path)).toBe(
      `DATABASE_URL names sqlite:${path}, in a folder that does not exist. Create the folder, or name another file.`,
    );
  });

  test('says that a file is no database, and leaves it as it is', async () => {
    const path = join(folder, 'letter.txt');
    const text = 'Dear Sir or Madam,\n'.repeat(100);
    writeFileSync(path, text);
    expect(await complaintAbout(path)).toBe(
      `DATABASE_URL names sqlite:${path}, which is no SQLite database or is damaged. Put a backup in its place with \`npx firelog restore <file>\`, or name another file.`,
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test.each([
    ['a folder', 'taken'],
    ['something below a file', 'file/firelog.db'],
  ])('says that %s cannot be written', async (_, name) => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '');
    const path = join(folder, name);
    expect(await complaintAbout(path)).toBe(
      `DATABASE_URL names sqlite:${path}, which cannot be written. Give the process write access to the file and its folder, or name another file.`,
    );
  });

  test('lets go of the lock when it could not be opened', async () => {
    const path = join(folder, 'firelog.db');
    writeFileSync(path, 'no database'.repeat(100));
    await complaintAbout(path);
    rmSync(path);
    await (await connect(`sqlite:${path}`)).close();
  });
});
