import { postgresFailureOf } from '../../../src/storage/failure/storage-failure-of';
import { connectionTo } from '../../../src/storage/postgres/pool';
import { withClient } from '../../support/postgres/server';
import { TestDatabase } from '../../support/test-database';
import { until } from '../../support/until';

test.each([
  ['', 1_500],
  ['?connect_timeout=30', 30_000],
  ['?connect_timeout=1', 1_500],
  ['?connect_timeout=soon', 1_500],
])('a server whose address ends with “%s” is waited for %i milliseconds', (end, waited) => {
  const { connectionTimeoutMillis } = connectionTo(`postgres://db.internal/firelog${end}`);
  expect(connectionTimeoutMillis).toBe(waited);
});

test('a server that is there and does not come to it is busy, and no outage', () => {
  const waited = new Error('timeout exceeded when trying to connect');
  expect(postgresFailureOf(waited)).toMatchObject({ trouble: 'busy' });
  const gone = new Error('Connection terminated due to connection timeout');
  expect(postgresFailureOf(gone)).toMatchObject({ trouble: 'unreachable' });
});

test('a process whose session is lost is busy while it begins another one, and not while jobs come to their end', async () => {
  const database = await TestDatabase.open('postgres');
  const { connection } = database;
  let drained = (): void => undefined;
  let isBack = false;
  connection.session.watch({
    heard: () => undefined,
    pulse: () => undefined,
    lost: () => undefined,
    regained: () => {
      isBack = true;
    },
    drained: () =>
      new Promise<void>((resolve) => {
        drained = resolve;
      }),
    outdated: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
  expect(connection.busy).toBe(false);
  await withClient(database.url, (client) =>
    client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    ),
  );
  await until('the session is lost', () => !connection.session.isHeld);
  expect(connection.busy).toBe(false);
  drained();
  await new Promise(setImmediate);
  expect(connection.busy).toBe(true);
  await until('there is another one', () => isBack);
  expect(connection.busy).toBe(false);
  await database.close();
});
