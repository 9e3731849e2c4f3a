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

test('changes of one incident hold one connection, however many wait, and come in their order', async () => {
  const ref = await database.declare();
  const changes = Array.from({ length: 30 }, (_, count) => database.note(ref, `Note ${count}`));
  let most = 0;
  const transacting = sql<{ n: number }>`
    select count(*)::integer as n from pg_stat_activity
    where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
  `;
  const all = Promise.all(changes);
  let isOver = false;
  const over = all.then(() => {
    isOver = true;
  });
  while (!isOver) most = Math.max(most, (await transacting.execute(database.connection.db)).rows[0]?.n ?? 0);
  await over;
  expect(most).toBe(1);
  const { events } = await database.rows();
  const texts = events.filter(({ type }) => type === 'noted').map(({ body }) => JSON.parse(body).text);
  expect(texts).toEqual(Array.from({ length: 30 }, (_, count) => [`Note ${count}`]));
});

test('a change that fails lets those behind it go on', async () => {
  const { lineUp } = database.connection;
  if (lineUp === undefined) throw new Error('There is no line');
  const failed = lineUp('one', () => Promise.reject(new Error('refused')));
  const next = lineUp('one', async () => 'done');
  await expect(failed).rejects.toThrow('refused');
  expect(await next).toBe('done');
});
