import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { IncidentRef } from '../../../src/app/job';
import type { Store } from '../../../src/app/ports';
import { redactEntry } from '../../../src/domain/entries/redact-entry';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina } from '../../support/cast';
import { TestDatabase } from '../../support/test-database';

const secret = 'hunter2-is-the-password';

describe('words that are removed for good', () => {
  let database: TestDatabase;
  let ref: IncidentRef;
  let store: Store;
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    store = database.store();
    ref = await database.declare();
    await database.note(ref, `The key is ${secret}`);
  });
  afterEach(() => database.close());

  const isOnDisk = (): boolean =>
    ['', '-wal'].some(
      (suffix) => existsSync(database.path + suffix) && readFileSync(database.path + suffix).includes(secret),
    );
  const changes = () => database.changes(store);
  const redact = () =>
    changes().change(ref, amina, (incident) => {
      const key = timelineOf(incident).find(({ text }) => JSON.stringify(text).includes(secret))?.key;
      return redactEntry(incident, key ?? '');
    });

  test('are on disk no more once that is done', async () => {
    expect(isOnDisk()).toBe(true);
    await redact();
    expect(isOnDisk()).toBe(false);
  });

  test('are gone with the next change where somebody read the database meanwhile', async () => {
    const reader = new Database(database.path, { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from incident_events').get();
    await redact();
    expect(isOnDisk()).toBe(true);
    reader.exec('commit');
    reader.close();
    await changes().change(ref, amina, () => []);
    expect(isOnDisk()).toBe(false);
  });
});
