import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteKind } from '../../bench/databases/sqlite';
import { fillWithIncidents } from '../../bench/many-incidents';
import { audit } from '../../src/storage/incidents/audit';
import { createStore } from '../../src/storage/incidents/incidents';
import { connect } from '../../src/storage/open';
import { team } from '../support/test-database';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firelog-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a database full of incidents is one that Firelog could have written', async () => {
  await fillWithIncidents(sqliteKind, `sqlite:${folder}/many.db`, team, 40);
  const connection = await connect(`sqlite:${folder}/many.db`);
  const store = createStore(connection);
  expect(await store.open(team)).toHaveLength(10);
  const last = await store.load({ team, number: 40 });
  expect(last).toMatchObject({ status: 'closed', title: 'Checkout answers 500 (40)' });
  const found = await connection.transact(audit);
  await connection.close();
  expect(found).toEqual({ incidents: 40, events: 10 + 3 * 30, broken: [], differing: [] });
});
