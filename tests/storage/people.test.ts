import type { People, Person } from '../../src/app/ports';
import { createMembers } from '../../src/storage/members';
import { migrations } from '../../src/storage/migrations';
import { createPeople } from '../../src/storage/people';
import { amina, at, baraka, chebet, david, nameOf } from '../support/cast';
import { databaseKinds, TestDatabase, team } from '../support/test-database';

describe.each(databaseKinds)('on %s, who people are', (kind) => {
  let database: TestDatabase;
  let people: People;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    people = createPeople(database.connection);
  });
  afterEach(() => database.close());

  const person = (id: string, clock: string, more: Partial<Person> = {}): Person => ({
    id,
    name: nameOf(id),
    isBot: false,
    isDeactivated: false,
    asOf: at(clock),
    ...more,
  });

  test('comes back as it was kept, for those who are known in that workspace', async () => {
    const kept = person(amina, '10:00', { zone: 'Africa/Nairobi', isBot: true });
    await people.keep(team, kept);
    expect(await people.find(team, [amina, baraka])).toEqual([kept]);
    expect(await people.find('T0OTHER', [amina])).toEqual([]);
    expect(await people.find(team, [])).toEqual([]);
  });

  test('is brought up to date of those who are kept, and of nobody else', async () => {
    expect(await people.update(team, person(amina, '10:00'))).toBe(false);
    expect(await people.find(team, [amina])).toEqual([]);
    await people.keep(team, person(amina, '10:00'));
    const renamed = person(amina, '10:05', { name: 'Amina Otieno', standing: 'guest' });
    expect(await people.update(team, renamed)).toBe(true);
    expect(await people.update(team, person(amina, '10:01'))).toBe(false);
    expect(await people.find(team, [amina])).toEqual([renamed]);
  });

  test('stays what it is to the workspace where that is not told', async () => {
    await people.keep(team, person(amina, '10:00', { standing: 'foreign' }));
    await people.keep(team, person(amina, '10:05'));
    expect(await people.find(team, [amina])).toEqual([person(amina, '10:05', { standing: 'foreign' })]);
  });

  test('is forgotten of those who are in no incident when a database of an earlier version is opened', async () => {
    const { db } = database.connection;
    for (const id of [amina, baraka, chebet, david]) await people.keep(team, person(id, '10:00'));
    const ref = await database.declare();
    const task = { type: 'follow-up-added', text: [{ person: baraka }] } as const;
    await database.changes().change(ref, undefined, () => [task]);
    const note = { team, channel: 'C0CHECKOUT', person: chebet, present: false, asOf: at('10:00') };
    await createMembers(database.connection).note(note);
    await db.schema.alterTable('people').dropColumn('standing').execute();
    await migrations['0005-guests']?.up(db);
    const left = await people.find(team, [amina, baraka, chebet, david]);
    expect(left.map(({ id, standing }) => [id, standing])).toEqual(
      [amina, baraka, chebet].map((id) => [id, undefined]),
    );
  });

  test('is what the workspace said last, in whatever order it is told', async () => {
    const renamed = person(amina, '10:05', { name: 'Amina Otieno', isDeactivated: true });
    await people.keep(team, renamed);
    await people.keep(team, person(amina, '10:00'));
    expect(await people.find(team, [amina])).toEqual([renamed]);
    const back = person(amina, '10:05', { name: 'Amina Otieno' });
    await people.keep(team, back);
    expect(await people.find(team, [amina])).toEqual([back]);
  });

  test('is found for more people than one statement takes', async () => {
    const ids = Array.from({ length: 1_200 }, (_, index) => `U${index}`);
    await people.keep(team, person('U7', '10:00'));
    await people.keep(team, person('U1199', '10:00'));
    const found = await people.find(team, ids);
    expect(found.map(({ id }) => id)).toEqual(['U7', 'U1199']);
  });

  test('is at hand for those who changed last', async () => {
    await people.keep(team, person(amina, '10:00'));
    await people.keep(team, person(baraka, '10:10'));
    await people.keep(team, person(chebet, '10:05'));
    const latest = await people.latest(team, 2);
    expect(latest.map(({ id }) => id)).toEqual([baraka, chebet]);
  });
});
