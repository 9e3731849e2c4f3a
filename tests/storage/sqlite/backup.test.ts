import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { audit } from '../../../src/storage/incidents/audit';
import { createPictures } from '../../../src/storage/pictures';
import { BackupFailed, backUp } from '../../../src/storage/sqlite/backup';
import { connect } from '../../../src/storage/sqlite/connect';
import { damageOf, openReadOnly } from '../../../src/storage/sqlite/read-only';
import { restore } from '../../../src/storage/sqlite/restore';
import { at } from '../../support/cast';
import { olderDatabase } from '../../support/older-database';
import { TestDatabase, team } from '../../support/test-database';
import { Writer } from './writer';

jest.setTimeout(60_000);

describe('a backup', () => {
  let database: TestDatabase;
  let url: string;
  let file: string;
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    url = `sqlite:${database.path}`;
    file = join(dirname(database.path), 'backup.db');
  });
  afterEach(() => database.close());

  const once = { overwrite: false };
  const refusal = async (act: Promise<unknown>): Promise<string> => {
    const error = await act.catch((failure: unknown) => failure);
    if (!(error instanceof BackupFailed)) throw new Error(`Unexpected: ${error}`);
    return error.message;
  };
  const beside = (): readonly string[] =>
    readdirSync(dirname(database.path)).filter((name) => !name.startsWith(basename(database.path)));

  test('holds what the bot wrote a moment ago, and says how much that is', async () => {
    const ref = await database.declare();
    await database.note(ref, 'the pool is exhausted');
    const made = await backUp(url, file, once);
    expect(made).toEqual({ incidents: 1, events: 2, damagedLogs: 0, bytes: statSync(file).size });
    const reader = await openReadOnly(`sqlite:${file}`);
    expect(await reader.db.selectFrom('incident_events').selectAll().execute()).toEqual(
      (await database.rows()).events,
    );
    expect(await damageOf(reader)).toEqual([]);
    await reader.close();
    expect(beside()).toEqual(['backup.db']);
  });

  test('holds the pictures, which a restore brings back', async () => {
    const ref = await database.declare();
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => index % 256));
    const picture = { entry: 'C0:1.000001', file: 'F1', type: 'image/png', bytes } as const;
    const pictures = () => createPictures(database.connection);
    await pictures().keep(ref, picture, { position: 1, most: 1, at: database.now });
    await backUp(url, file, once);
    await pictures().remove(ref, picture.entry, ['F1']);
    expect(await pictures().of(ref)).toEqual([]);
    await database.connection.close();
    await restore(url, file, at('11:00'), 'then');
    await database.reopen();
    expect(await pictures().of(ref)).toEqual([picture]);
  });

  test('is its owner’s alone to read, as the database itself is', async () => {
    await backUp(url, file, once);
    if (process.platform === 'win32') return;
    for (const path of [file, database.path, `${database.path}-wal`]) {
      expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    }
  });

  test('takes the place of another backup only when asked to, and never of the database or of anything else', async () => {
    writeFileSync(file, 'a letter');
    expect(await refusal(backUp(url, file, once))).toBe(
      `${file} is there already. Name another file, or add --overwrite.`,
    );
    expect(readFileSync(file, 'utf8')).toBe('a letter');
    expect(await refusal(backUp(url, file, { overwrite: true }))).toBe(
      `${file} is no backup, and none takes its place. Name another file.`,
    );
    rmSync(file);
    await backUp(url, file, once);
    expect((await backUp(url, file, { overwrite: true })).incidents).toBe(0);
    expect(await refusal(backUp(url, database.path, { overwrite: true }))).toBe(
      `${database.path} is the database itself. Name another file.`,
    );
  });

  test('of a damaged database is not made, since it would look sound', async () => {
    for (let place = 0; place < 30; place += 1)
      await database.note(await database.declare(), 'x'.repeat(3_000));
    await database.reopen();
    const damaged = `${database.path}-damaged`;
    const bytes = readFileSync(database.path);
    bytes.fill(0xff, 20 * 4_096, 21 * 4_096);
    writeFileSync(damaged, bytes);
    expect(await refusal(backUp(`sqlite:${damaged}`, file, once))).toContain('and no backup was made.');
    expect(beside()).toEqual([]);
  });

  test('tells of a log that cannot be read, and is made all the same', async () => {
    await database.declare();
    await database.connection.db.updateTable('incident_events').set({ body: '{"title' }).execute();
    expect(await backUp(url, file, once)).toMatchObject({ incidents: 1, damagedLogs: 1 });
  });

  test('leaves nothing behind where it cannot be written', async () => {
    const nowhere = join(dirname(file), 'not', 'there.db');
    expect(await refusal(backUp(url, nowhere, once))).toBe(
      `${nowhere} cannot be written (ENOENT). Name a file in a folder that exists, may be written and has room.`,
    );
    expect(beside()).toEqual([]);
  });

  test('of a database that is written to all the time is one moment of it, and passes every check when restored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-busy-'));
    const path = join(folder, 'busy.db');
    const writer = Writer.changing(path, 3);
    const copies: { file: string; said: number }[] = [];
    for (const turn of [1, 2, 3, 4]) {
      // Some two hundred changes go by from one copy to the next.
      await writer.made(turn * 200);
      const said = writer.committed;
      const copy = join(folder, `copy-${turn}.db`);
      await backUp(`sqlite:${path}`, copy, once);
      copies.push({ file: copy, said });
    }
    await writer.kill('SIGKILL');
    const whole = await logOf(path);
    for (const { file: copy, said } of copies) {
      const target = `${copy}-restored`;
      await restore(`sqlite:${target}`, copy, at('10:00'), 'before');
      const events = await logOf(target);
      expect(events.length).toBeGreaterThanOrEqual(said);
      expect(events).toEqual(whole.slice(0, events.length));
    }
    rmSync(folder, { recursive: true });
  });

  /** The log of the one incident, once everything is found to be in order. */
  const logOf = async (path: string): Promise<readonly string[]> => {
    const connection = await connect(`sqlite:${path}`);
    try {
      expect(await damageOf(connection)).toEqual([]);
      expect(await audit(connection.db)).toMatchObject({ incidents: 1, broken: [], differing: [] });
      const rows = await connection.db.selectFrom('incident_events').select('body').orderBy('seq').execute();
      return rows.map(({ body }) => body);
    } finally {
      await connection.close();
    }
  };

  describe('put in the place of the database', () => {
    const put = () => restore(url, file, at('11:00'), 'then');
    const kept = () => `${database.path}.before-restore-then`;

    beforeEach(async () => {
      const ref = await database.declare();
      await database.note(ref, 'in the backup');
      await backUp(url, file, once);
      await database.note(ref, 'after the backup');
      await database.connection.close();
    });
    afterEach(() => database.reopen());

    test('brings back what it holds, and keeps what was there before', async () => {
      expect(await put()).toEqual({ incidents: 1, events: 2, applied: [], damagedLogs: 0, kept: kept() });
      expect((await logOf(database.path)).join()).not.toContain('after the backup');
      expect((await logOf(kept())).join()).toContain('after the backup');
      expect(existsSync(`${database.path}-wal`)).toBe(false);
    });

    test('is refused while a bot is at work', async () => {
      await database.reopen();
      await expect(put()).rejects.toThrow('is in use by another Firelog');
      expect(existsSync(kept())).toBe(false);
      await database.connection.close();
    });

    test('keeps what a crash left in the log that was written ahead', async () => {
      const busy = `${database.path}.busy`;
      const writer = Writer.changing(busy, 3);
      await writer.made(20);
      await writer.kill('SIGKILL');
      expect(statSync(`${busy}-wal`).size).toBeGreaterThan(0);
      const restored = await restore(`sqlite:${busy}`, file, at('11:00'), 'then');
      expect(await logOf(busy)).toHaveLength(2);
      expect((await logOf(restored.kept ?? '')).length).toBeGreaterThanOrEqual(writer.committed);
    });

    test('takes the place of a damaged one, which is kept as it is', async () => {
      writeFileSync(database.path, 'rubbish'.repeat(1_000));
      writeFileSync(`${database.path}-wal`, 'more rubbish');
      await put();
      expect(await logOf(database.path)).toHaveLength(2);
      expect(readFileSync(kept(), 'utf8')).toMatch(/^rubbish/);
      expect(readFileSync(`${kept()}-wal`, 'utf8')).toBe('more rubbish');
    });

    test('is migrated where it is older', async () => {
      rmSync(file, { force: true });
      await olderDatabase(file, '0002-members-and-people');
      const applied = [
        '0003-probe',
        '0004-lanes',
        '0005-guests',
        '0006-words',
        '0007-taken-requests',
        '0008-marks-move-status',
        '0009-places',
        '0010-several-processes',
        '0011-growth',
        '0012-follow-up-states',
        '0013-services',
        '0014-sections',
        '0015-pictures',
        '0016-review',
        '0017-canvases',
      ];
      expect((await put()).applied).toEqual(applied);
    });

    test.each([
      ['is newer', 'was written by a newer Firelog (9999-far-ahead). Restore it with that version.'],
      ['is no database', 'is no SQLite database or is damaged. Name another file.'],
      ['is damaged', 'is no SQLite database or is damaged'],
      ['is missing', 'Name another file.'],
      ['is another program’s', 'is no database of Firelog’s. Name another file.'],
    ])('is refused where it %s, before anything is touched', async (what, sentence) => {
      const before = readFileSync(database.path);
      await spoil(file, what);
      expect(await refusal(put())).toContain(sentence);
      expect(readFileSync(database.path).equals(before)).toBe(true);
      expect(existsSync(kept())).toBe(false);
    });

    test.each([
      [
        'a trigger',
        'create trigger t after insert on incident_events begin update incidents set is_private = 0; end',
      ],
      ['a view', 'create view v as select 1'],
      ['a table', 'create table extra (x)'],
      ['an index', 'create index extra on incidents (title)'],
      ['a column', 'alter table incidents add column extra text'],
      [
        'a trigger under a name like SQLite’s own, and so something',
        `create trigger t after insert on incident_events begin update incidents set is_private = 0; end;
         pragma writable_schema = on;
         update sqlite_schema set name = 'sqlite_x', sql = replace(sql, 'TRIGGER t ', 'TRIGGER sqlite_x ') where name = 't'`,
      ],
    ])('is refused where it holds %s of somebody else’s', async (_, statement) => {
      const before = readFileSync(database.path);
      const other = new Database(file);
      other.unsafeMode();
      other.exec(statement);
      other.close();
      expect(await refusal(put())).toContain('holds what Firelog did not put there (');
      expect(readFileSync(database.path).equals(before)).toBe(true);
    });

    test('takes every job for one that may have been done, and nobody for a member of a private channel', async () => {
      await database.reopen();
      const { db } = database.connection;
      await database.queue({ team, number: 1 }, { kind: 'topic', payload: {} });
      await db.updateTable('incidents').set({ is_private: 1, channel_id: 'C0SECRET' }).execute();
      const member = {
        team_id: team,
        channel_id: 'C0SECRET',
        person_id: 'U0DAVID',
        present: 1,
        as_of: 1,
      } as const;
      await db.insertInto('members').values(member).execute();
      await backUp(url, file, { overwrite: true });
      await database.connection.close();
      await put();
      await database.reopen();
      const { jobs } = await database.rows();
      const dated = jobs.map(({ kind, attempts, first_attempt_at }) => ({
        kind,
        attempts,
        first_attempt_at,
      }));
      // A later attempt looks for what an earlier one left behind, from the first one on.
      expect(dated).toEqual([
        { kind: 'read-members', attempts: 0, first_attempt_at: null },
        { kind: 'topic', attempts: 1, first_attempt_at: at('10:00') },
      ]);
      expect(await database.connection.db.selectFrom('members').selectAll().execute()).toEqual([]);
      await database.connection.close();
    });
  });
});

async function spoil(file: string, what: string): Promise<void> {
  if (what === 'is missing') return rmSync(file);
  if (what === 'is no database') return writeFileSync(file, 'milk, bread, butter\n'.repeat(500));
  if (what === 'is damaged') {
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4 * 4_096);
    return writeFileSync(file, bytes);
  }
  const connection = await connect(`sqlite:${file}`);
  if (what === 'is newer') {
    await sql`insert into kysely_migration values ('9999-far-ahead', '2031-01-01')`.execute(connection.db);
  } else {
    await sql`drop table kysely_migration`.execute(connection.db);
  }
  await connection.close();
}
