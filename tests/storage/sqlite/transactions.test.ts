import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { IncidentRef } from '../../../src/app/job';
import { StorageFailure } from '../../../src/app/storage-failure';
import { factsOf } from '../../../src/domain/incident/kept-facts';
import { createStore } from '../../../src/storage/incidents/incidents';
import { connect } from '../../../src/storage/sqlite/connect';
import { amina } from '../../support/cast';
import { noted, TestDatabase, team } from '../../support/test-database';
import { commitsIn } from '../../support/write-ahead-log';

describe('changes that arrive together', () => {
  let database: TestDatabase;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    ref = await database.declare();
  });
  afterEach(() => database.close());

  const texts = async (): Promise<readonly unknown[]> =>
    (await database.store().log(ref)).slice(1).map((event) => ('text' in event ? event.text : event.type));

  test('share one commit, in the order in which they came', async () => {
    const changes = database.changes();
    const before = commitsIn(database.path).length;
    await Promise.all(
      Array.from({ length: 20 }, (_, line) => changes.change(ref, amina, () => [noted(`line ${line}`)])),
    );
    // One as a rule; on a slow machine a slice ends before all of them are in.
    expect(commitsIn(database.path).length - before).toBeLessThan(20);
    expect(await texts()).toEqual(Array.from({ length: 20 }, (_, line) => [`line ${line}`]));
  });

  test('are stored each for itself where the disk has no room for one of them', async () => {
    const changes = database.changes();
    const { db } = database.connection;
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 20}`).execute(db);
    const outcomes = await Promise.allSettled(
      ['small', 'large '.repeat(40_000), 'another'].map((text) =>
        changes.change(ref, amina, () => [noted(text)]),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(StorageFailure) });
    expect(await texts()).toEqual([['small'], ['another']]);
    await changes.change(ref, amina, () => [noted('and goes on')]);
    expect(factsOf(await database.store().load(ref), 'noted')).toHaveLength(3);
  });

  test('are neither told of nor stored when the bot is killed before their commit', async () => {
    for (const statement of [1, 2, 3, 4, 5, 6]) {
      const path = `${database.path}.${statement}`;
      const { told, stored } = await written(path, statement);
      expect(told).toEqual([]);
      expect(stored).toBe(1);
    }
    const { told, stored } = await written(`${database.path}.whole`, -1);
    expect(told).toEqual([1, 2, 3]);
    expect(stored).toBe(4);
  });
});

/** What a process that is killed after a statement told of, and how many facts it left. */
async function written(path: string, statement: number): Promise<{ told: number[]; stored: number }> {
  const hook = join(__dirname, '../../support/typescript-hook.js');
  const writer = fork(join(__dirname, 'group-writer.ts'), [path, String(statement)], {
    execArgv: ['--require', hook],
  });
  const told: number[] = [];
  writer.on('message', (message: { line: number }) => told.push(message.line));
  await once(writer, 'exit');
  const connection = await connect(`sqlite:${path}`);
  const log = await createStore(connection).log({ team, number: 1 });
  await connection.close();
  return { told, stored: log.length };
}
