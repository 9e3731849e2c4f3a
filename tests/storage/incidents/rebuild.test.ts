import { audit } from '../../../src/storage/incidents/audit';
import { rebuild } from '../../../src/storage/incidents/rebuild';
import { databaseKinds, TestDatabase, team } from '../../support/test-database';

describe.each(databaseKinds)('on %s, what is stored beside the logs', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    for (const text of ['one', 'two', 'three']) {
      const ref = await database.declare();
      await database.note(ref, text);
    }
  });
  afterEach(() => database.close());

  const db = () => database.connection.db;
  const rows = () => db().selectFrom('incidents').selectAll().orderBy('number').execute();
  const sound = { incidents: 3, events: 6, broken: [], differing: [] };

  test('is as the logs say', async () => {
    expect(await audit(db())).toEqual(sound);
    expect(await rebuild(db())).toEqual(sound);
  });

  test('is made anew where it differs, and only there', async () => {
    const before = await rows();
    await db().updateTable('incidents').set({ severity: 'sev4', seq: 1 }).where('number', '=', 2).execute();
    const found = {
      ref: { team, number: 2 },
      differences: [
        { column: 'seq', stored: 1, folded: 2 },
        { column: 'severity', stored: 'sev4', folded: 'sev2' },
      ],
    };
    expect((await audit(db())).differing).toMatchObject([found]);
    expect((await rebuild(db())).differing).toMatchObject([found]);
    expect(await rows()).toEqual(before);
    expect(await audit(db())).toEqual(sound);
  });

  test('is made anew where rows took each other’s channels', async () => {
    const open = async (number: number, channel: string): Promise<void> => {
      await database
        .changes()
        .change({ team, number }, undefined, () => [
          { type: 'channel-opened', channel, name: channel.toLowerCase() },
        ]);
    };
    await open(1, 'C1');
    await open(2, 'C2');
    const before = await rows();
    const set = (number: number, channel: string | null) =>
      db().updateTable('incidents').set({ channel_id: channel }).where('number', '=', number).execute();
    await set(1, null);
    await set(2, 'C1');
    await set(1, 'C2');
    await rebuild(db());
    expect(await rows()).toEqual(before);
  });

  test('is made where it is missing, and a log that lacks an event is left alone and named', async () => {
    await database.dropForeignKeys();
    await db().deleteFrom('incidents').where('number', '=', 1).execute();
    await db().deleteFrom('incident_events').where('number', '=', 2).where('seq', '=', 1).execute();
    await db()
      .updateTable('incident_events')
      .set({ body: '{"text": secret' })
      .where('number', '=', 3)
      .execute();
    const found = await rebuild(db());
    expect(found.differing).toMatchObject([{ ref: { number: 1 }, differences: 'the row is missing' }]);
    expect(found.broken).toEqual([
      { ref: { team, number: 2 }, why: 'its log lacks event 1' },
      { ref: { team, number: 3 }, why: 'its log cannot be read: an event is garbled' },
    ]);
    expect((await rows()).map(({ number, title }) => [number, title])).toEqual(
      [1, 2, 3].map((number) => [number, 'Checkout answers 500']),
    );
  });
});
