import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkDatabase } from '../../../src/cli/checks/database';
import { checkLogs } from '../../../src/cli/checks/logs';
import { sentenceOf } from '../../../src/cli/output';
import { backUp } from '../../../src/storage/sqlite/backup';
import { connect } from '../../../src/storage/sqlite/connect';
import { removeDatabase } from '../../../src/storage/sqlite/files';
import { damageOf, openReadOnly } from '../../../src/storage/sqlite/read-only';
import { restore } from '../../../src/storage/sqlite/restore';
import { at } from '../../support/cast';
import { TestDatabase } from '../../support/test-database';

const page = 4_096;

/** What becomes of a file: some bytes of it, a page of it, something in its head, or its end. Places are shares of it. */
type Damage =
  | { readonly type: 'bytes' | 'head'; readonly places: readonly (readonly [share: number, byte: number])[] }
  | { readonly type: 'page'; readonly share: number; readonly byte: number }
  | { readonly type: 'cut'; readonly share: number };

const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
const byte = fc.nat(255);
const places = fc.array(fc.tuple(share, byte), { minLength: 1, maxLength: 20 });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ type: fc.constantFrom('bytes', 'head'), places }),
  fc.record({ type: fc.constant('page'), share, byte }),
  fc.record({ type: fc.constant('cut'), share }),
);

function damaged(whole: Buffer, what: Damage): Buffer {
  if (what.type === 'cut') return whole.subarray(0, Math.floor(what.share * whole.length));
  const bytes = Buffer.from(whole);
  if (what.type === 'page') {
    const from = Math.floor((what.share * whole.length) / page) * page;
    return bytes.fill(what.byte, from, from + page);
  }
  const within = what.type === 'head' ? page : whole.length;
  for (const [where, value] of what.places) bytes[Math.floor(where * within)] = value;
  return bytes;
}

describe('whatever becomes of a database file', () => {
  let folder: string;
  let whole: Buffer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-rubbish-'));
    const database = await TestDatabase.open('sqlite');
    for (let number = 0; number < 5; number += 1) {
      const ref = await database.declare();
      for (const text of ['a', 'b', 'c']) await database.note(ref, text.repeat(3_000));
    }
    await database.connection.close();
    whole = readFileSync(database.path);
    await database.reopen();
    await database.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a person reads a sentence, and nothing is put in place that SQLite finds damaged', async () => {
    const path = join(folder, 'damaged.db');
    const target = join(folder, 'restored.db');
    const acts: readonly (() => Promise<unknown>)[] = [
      async () => (await checkDatabase(`sqlite:${path}`)).state === 'ok' && checkLogs(`sqlite:${path}`),
      () => backUp(`sqlite:${path}`, join(folder, 'backup.db'), { overwrite: true }),
      () => restore(`sqlite:${target}`, path, at('10:00'), 'before'),
      async () => (await connect(`sqlite:${path}`)).close(),
    ];
    const property = fc.asyncProperty(damage, async (what) => {
      for (const act of acts) {
        removeDatabase(path);
        writeFileSync(path, damaged(whole, what));
        const failure = await act().then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failure !== undefined && sentenceOf(failure) === undefined) throw failure;
      }
      if (!existsSync(target)) return;
      const restored = await openReadOnly(`sqlite:${target}`);
      expect(await damageOf(restored).finally(restored.close)).toEqual([]);
      removeDatabase(target);
    });
    await fc.assert(property, { numRuns: Number(process.env.RUBBISH_RUNS ?? 60) });
  });
});
