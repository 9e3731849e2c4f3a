import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../src/storage/tables';
import { TestDatabase } from '../../support/test-database';

let database: TestDatabase;
beforeEach(async () => {
  database = await TestDatabase.open('postgres');
});
afterEach(() => database.close());

/** Whether a commit waits for the disk. */
async function waiting(trx: Kysely<Tables>): Promise<unknown> {
  const { rows } = await sql<{ waits: string }>`
    select current_setting('synchronous_commit') as waits
  `.execute(trx);
  return rows[0]?.waits;
}

test('what a power cut may take waits for no disk, and what must last does, on the same connections', async () => {
  const { transact } = database.connection;
  expect(await transact(waiting, 'all of it')).toBe('off');
  expect(await transact(waiting)).toBe('on');
  const all = await Promise.all(Array.from({ length: 12 }, () => transact(waiting, 'all of it')));
  expect(new Set(all)).toEqual(new Set(['off']));
  const lasting = await Promise.all(Array.from({ length: 12 }, () => transact(waiting)));
  expect(new Set(lasting)).toEqual(new Set(['on']));
});
