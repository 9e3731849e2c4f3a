import type { IncidentRef } from '../../src/app/job';
import type { KeptPicture } from '../../src/app/pictures/pictures';
import { day, later } from '../../src/domain/time/instant';
import { createPictures } from '../../src/storage/pictures';
import { databaseKinds, TestDatabase, team } from '../support/test-database';

describe.each(databaseKinds)('the pictures of a database, on %s,', (kind) => {
  let database: TestDatabase;
  let ref: IncidentRef;
  beforeAll(async () => {
    database = await TestDatabase.open(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    ref = await database.declare();
  });

  const pictures = () => createPictures(database.connection);
  const picture = (file: string, entry = 'C0:1.000001'): KeptPicture => ({
    ...{ entry, file, type: 'image/png' },
    bytes: Buffer.from([0x89, 0x50, 0, 255, ...Buffer.from(file)]),
  });
  const position = async () => (await database.store().load(ref)).seq;
  const keep = async (file: string, { at = database.now, most = 9, entry = 'C0:1.000001' } = {}) =>
    pictures().keep(ref, picture(file, entry), { position: await position(), most, at });

  test('are kept byte by byte, each once and in the order in which they came', async () => {
    expect([await keep('F2'), await keep('F1', { at: later(database.now, 1) })]).toEqual(['kept', 'kept']);
    expect(await keep('F2', { at: later(database.now, 2) })).toBe('kept');
    expect(await pictures().of(ref)).toEqual([picture('F2'), picture('F1')]);
    expect(await pictures().keptWith(ref, 'C0:1.000001')).toEqual(expect.arrayContaining(['F1', 'F2']));
    expect(await pictures().keptWith(ref, 'C0:2.000002')).toEqual([]);
    expect(await pictures().placesOf(team, 'F1')).toEqual([{ ref, entry: 'C0:1.000001' }]);
    expect(await pictures().placesOf('T0OTHER', 'F1')).toEqual([]);
  });

  test('are kept up to a number, whoever keeps them at the same time', async () => {
    const files = ['F1', 'F2', 'F3', 'F4', 'F5'];
    const outcomes = await Promise.all(files.map((file) => keep(file, { most: 3 })));
    expect(outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(3);
    expect(await pictures().count(ref)).toBe(3);
  });

  test('are not kept where something was recorded since it was decided, such as that they go for good', async () => {
    const decided = await position();
    await database.note(ref, 'something else');
    const conditions = { position: decided, most: 9, at: database.now };
    expect(await pictures().keep(ref, picture('F1'), conditions)).toBe('changed');
    expect(await pictures().count(ref)).toBe(0);
  });

  test('go by their entry and file, and no others do', async () => {
    await keep('F1');
    await keep('F1', { entry: 'C0:2.000002' });
    await keep('F2');
    await pictures().remove(ref, 'C0:1.000001', ['F1', 'F9']);
    expect((await pictures().of(ref)).map(({ entry, file }) => `${entry} ${file}`)).toEqual([
      'C0:1.000001 F2',
      'C0:2.000002 F1',
    ]);
  });

  test('are forgotten some time after the end of their incident, and never before it', async () => {
    const open = await keep('F1').then(() => ref);
    ref = await database.declare();
    await keep('F2');
    await database.connection.db
      .updateTable('incidents')
      .set({ status: 'closed', closed_at: database.now })
      .where('number', '=', ref.number)
      .execute();
    await pictures().forget(database.now);
    expect(await pictures().count(ref)).toBe(1);
    await pictures().forget(later(database.now, day));
    expect([await pictures().count(ref), await pictures().count(open)]).toEqual([0, 1]);
  });
});
