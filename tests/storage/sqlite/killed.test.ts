import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../src/storage/incidents/audit';
import { backUp } from '../../../src/storage/sqlite/backup';
import { connect } from '../../../src/storage/sqlite/connect';
import { damageOf } from '../../../src/storage/sqlite/read-only';
import { Writer } from './writer';

// Every kill needs a process of its own.
jest.setTimeout(120_000);

describe('a bot that is killed inside a transaction', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-killed-'));
    path = join(folder, 'firelog.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What is in the log after a start, which must be whole changes, and at least those that were said to be made. */
  const survey = async (committed: number, factsAtOnce: number): Promise<number> => {
    const connection = await connect(`sqlite:${path}`);
    const { db } = connection;
    try {
      expect(await damageOf(connection)).toEqual([]);
      const { events, broken, differing } = await audit(db);
      expect({ broken, differing }).toEqual({ broken: [], differing: [] });
      expect(events).toBeGreaterThanOrEqual(committed);
      expect((events - 1) % factsAtOnce).toBe(0);
      const told = await db.selectFrom('jobs').select('cause').where('kind', '=', 'tell').execute();
      const causes = told.map(({ cause }) => cause).sort((one, other) => one - other);
      // Every assumption is to be told once in the channel, and nothing else is.
      expect(causes).toEqual(Array.from({ length: events - 1 }, (_, index) => index + 2));
      return events;
    } finally {
      await connection.close();
    }
  };

  test('before or after any statement of it leaves the log as it was before', async () => {
    const factsAtOnce = 5;
    let events = 1;
    let statement = 1;
    for (; ; statement += 3) {
      const writer = Writer.changing(path, factsAtOnce, statement);
      await writer.made(3);
      await writer.kill('SIGKILL');
      // There are fewer statements than that in a change, so it went on.
      if (writer.changes > 1) break;
      expect(await survey(writer.committed, factsAtOnce)).toBe(events + factsAtOnce);
      events += factsAtOnce;
    }
    expect(statement).toBeGreaterThan(2 * factsAtOnce);
  });

  test('at any moment loses nothing that was said to be made, and keeps no half of a change', async () => {
    const factsAtOnce = 40;
    for (let kill = 0; kill < 3; kill += 1) {
      const writer = Writer.changing(path, factsAtOnce);
      // By the time the word of it is here, the next change is somewhere on its way.
      await writer.made(1 + kill * 5);
      await writer.kill('SIGKILL');
      await survey(writer.committed, factsAtOnce);
    }
  });
});

describe('a restore that is killed', () => {
  test('leaves one whole database in place, the one from before or the one from the backup', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-killed-'));
    const path = join(folder, 'firelog.db');
    const lengths: number[] = [];
    const files = [join(folder, 'small.db'), join(folder, 'large.db')];
    for (const file of files) {
      const writer = Writer.changing(`${file}.origin`, 40);
      await writer.made(files.indexOf(file) * 30 + 1);
      await writer.kill('SIGKILL');
      lengths.push((await backUp(`sqlite:${file}.origin`, file, { overwrite: false })).events);
    }
    for (let kill = 0; kill < Number(process.env.RESTORE_KILLS ?? 3); kill += 1) {
      const restorer = Writer.restoring(path, files);
      await restorer.made(1 + (kill % 5));
      await restorer.kill('SIGKILL');
      const connection = await connect(`sqlite:${path}`);
      const found = await audit(connection.db).finally(connection.close);
      expect(found).toMatchObject({ incidents: 1, broken: [], differing: [] });
      expect(lengths).toContain(found.events);
    }
    rmSync(folder, { recursive: true });
  });
});
