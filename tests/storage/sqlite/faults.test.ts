import { copyFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { IncidentRef } from '../../../src/app/job';
import { StorageFailure, type StorageTrouble } from '../../../src/app/storage-failure';
import { DatabaseUnusable } from '../../../src/storage/failure/database-unusable';
import { connect } from '../../../src/storage/sqlite/connect';
import { openReadOnly } from '../../../src/storage/sqlite/read-only';
import { TestDatabase } from '../../support/test-database';

/** A fact that takes a hundred pages. */
const long = 'all of it '.repeat(40_000);

describe('when the database fails', () => {
  let database: TestDatabase;
  let ref: IncidentRef;
  let told: StorageTrouble[];
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    ref = await database.declare();
    told = [];
    database.connection.onFailure(({ trouble }) => told.push(trouble));
  });
  afterEach(() => database.close());

  const note = (text: string): Promise<unknown> => database.note(ref, text);
  const failureOf = async (act: Promise<unknown>): Promise<StorageFailure> => {
    const failure = await act.then(
      () => 'It was done',
      (error: unknown) => error,
    );
    if (!(failure instanceof StorageFailure)) throw new Error(`Unexpected: ${failure}`);
    return failure;
  };
  /** How many facts are stored, as another process finds them. */
  const stored = async (): Promise<number> => {
    const reader = await openReadOnly(`sqlite:${database.path}`);
    const events = await reader.db.selectFrom('incident_events').select('seq').execute();
    await reader.close();
    return events.length;
  };
  const setting = async (name: string, value: string): Promise<void> => {
    await sql.raw(`pragma ${name} = ${value}`).execute(database.connection.db);
  };

  test('for want of room, a change leaves nothing behind and says that the disk is full', async () => {
    await setting('max_page_count', '1');
    expect(await failureOf(note(long))).toMatchObject({ trouble: 'full', code: 'SQLITE_FULL' });
    expect(await stored()).toBe(1);
    await setting('max_page_count', '100000');
    await note(long);
    expect(await stored()).toBe(2);
    expect(told).toEqual(['full']);
  });

  test('for want of room, the probe fails although there is room for a word', async () => {
    const reader = await openReadOnly(`sqlite:${database.path}`);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(reader.db);
    await reader.close();
    await setting('max_page_count', String((rows[0]?.page_count ?? 0) + 3));
    await note('a word');
    expect(await failureOf(database.connection.probe())).toMatchObject({ trouble: 'full' });
    await setting('max_page_count', '100000');
    await database.connection.probe();
    expect((await sql`select * from probe`.execute(database.connection.db)).rows).toEqual([]);
  });

  test('that may only be read is read on, and told of', async () => {
    await setting('query_only', 'on');
    expect(await failureOf(note('lost?'))).toMatchObject({ trouble: 'unwritable' });
    expect(await failureOf(database.connection.probe())).toMatchObject({ trouble: 'unwritable' });
    expect((await database.store().load(ref)).seq).toBe(1);
    await setting('query_only', 'off');
    await note('kept');
    expect(await stored()).toBe(2);
  });

  test('that is locked keeps the first to ask waiting, and tells the others at once', async () => {
    const other = new Database(database.path);
    const patience = async (): Promise<number | undefined> => {
      const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(database.connection.db);
      return rows[0]?.timeout;
    };
    // An acknowledgement has two seconds in all.
    expect(await patience()).toBe(1_500);
    other.exec('begin immediate');
    expect(await failureOf(note('first'))).toMatchObject({ trouble: 'locked', code: 'SQLITE_BUSY' });
    expect(await patience()).toBe(20);
    expect(await failureOf(note('second'))).toMatchObject({ trouble: 'locked' });
    other.exec('rollback');
    other.close();
    await note('third');
    expect(await patience()).toBe(1_500);
    expect(await stored()).toBe(2);
  });

  test.each([
    ['was moved away', (path: string) => renameSync(path, `${path}.away`)],
    ['was deleted', (path: string) => rmSync(path)],
    [
      'was replaced by another',
      (path: string) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
    ['lost the log that is written ahead', (path: string) => rmSync(`${path}-wal`)],
  ])('whose file %s takes nothing in, since nobody would find it there', async (_, act) => {
    await note('before');
    act(database.path);
    expect(await failureOf(note('after'))).toMatchObject({ trouble: 'gone' });
    expect(await failureOf(database.connection.probe())).toMatchObject({ trouble: 'gone' });
    // A statement outside of a transaction is no exception.
    expect(await failureOf(database.outbox().nextDue())).toMatchObject({ trouble: 'gone' });
  });

  test('whose file is put back goes on', async () => {
    renameSync(database.path, `${database.path}.away`);
    await failureOf(note('lost?'));
    renameSync(`${database.path}.away`, database.path);
    await note('kept');
    expect(await stored()).toBe(2);
  });

  test('that is damaged takes in nothing that it cannot store, and is refused at the next start', async () => {
    for (let place = 0; place < 20; place += 1) await note(long.slice(0, 20_000));
    await database.reopen();
    // Only what SQLite does not have in memory yet is read from the damaged file.
    overwrite(database.path);
    expect(await failureOf(database.store().log(ref))).toMatchObject({ trouble: 'damaged' });
    await database.connection.close();
    const refused = await connect(`sqlite:${database.path}`).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DatabaseUnusable);
    expect(String(refused)).toContain('`npx firelog restore <file>`');
    rmSync(database.path);
    await database.reopen();
  });

  test('a mistake in a statement is still a mistake', async () => {
    await expect(sql`select nothing from nowhere`.execute(database.connection.db)).rejects.toMatchObject({
      name: 'SqliteError',
    });
    expect(told).toEqual([]);
  });
});

/** Puts rubbish where the tables are, and leaves the schema. */
function overwrite(path: string): void {
  const bytes = readFileSync(path);
  expect(statSync(path).size).toBeGreaterThan(40 * 4_096);
  bytes.fill(0xa5, 20 * 4_096);
  writeFileSync(path, bytes);
}
