import type { Members } from '../../src/app/ports';
import { later, minute } from '../../src/domain/time/instant';
import { createMembers } from '../../src/storage/members';
import { amina, at, baraka, channel, chebet, nairobi } from '../support/cast';
import { databaseKinds, declaration, TestDatabase, team } from '../support/test-database';

describe.each(databaseKinds)('on %s, who is in an incident’s channel', (kind) => {
  let database: TestDatabase;
  let members: Members;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    members = createMembers(database.connection);
  });
  afterEach(() => database.close());

  const note = (person: string, present: boolean, clock: string, where = channel) =>
    members.note({ team, channel: where, person, present, asOf: at(clock) });

  test('is known from joining and leaving, and only there', async () => {
    await note(amina, true, '10:00');
    expect(await members.has(team, channel, amina)).toBe(true);
    expect(await members.has(team, channel, baraka)).toBe(false);
    expect(await members.has(team, 'C0OTHER', amina)).toBe(false);
    expect(await members.has('T0OTHER', channel, amina)).toBe(false);
    await note(amina, false, '10:05');
    expect(await members.has(team, channel, amina)).toBe(false);
  });

  test('tells those who left from those of whom nothing was told', async () => {
    await note(amina, true, '10:00');
    await note(baraka, false, '10:05');
    const told = (person: string) => members.told(team, channel, person);
    expect([await told(amina), await told(baraka), await told(chebet)]).toEqual([true, false, undefined]);
    expect(await members.of(team, channel)).toEqual([
      { person: amina, present: true },
      { person: baraka, present: false },
    ]);
  });

  test('is what was told with the latest date, in whatever order it comes', async () => {
    await note(amina, false, '10:05');
    await note(amina, true, '10:00');
    expect(await members.has(team, channel, amina)).toBe(false);
    await note(amina, true, '10:10');
    await note(amina, false, '10:05');
    expect(await members.has(team, channel, amina)).toBe(true);
  });

  test('is a whole reading of the channel, except for what happened after it', async () => {
    await note(amina, true, '10:00');
    await note(baraka, true, '10:07');
    await members.read({ team, channel, people: [chebet], asOf: at('10:05') });
    expect(await members.has(team, channel, amina)).toBe(false);
    expect(await members.has(team, channel, baraka)).toBe(true);
    expect(await members.has(team, channel, chebet)).toBe(true);
    await members.read({ team, channel, people: [], asOf: at('10:30') });
    expect(await members.has(team, channel, chebet)).toBe(false);
  });

  test('is a reading of thousands of people, too', async () => {
    const crowd = Array.from({ length: 5_000 }, (_each, index) => `U${index}`);
    await members.read({ team, channel, people: crowd, asOf: at('10:00') });
    await note('U4999', false, '10:07');
    const staying = crowd.filter((_each, index) => index % 2 === 0);
    // A page may name somebody again whom the page before it named.
    await members.read({ team, channel, people: [...staying, 'U0', 'U4999'], asOf: at('10:05') });
    const present = (await members.of(team, channel)).filter((each) => each.present);
    expect(present.map(({ person }) => person)).toEqual([...staying].sort());
    expect(await members.of(team, channel)).toHaveLength(5_000);
    await members.read({ team, channel: 'C0OTHER', people: [amina], asOf: at('10:30') });
    expect(await members.has(team, channel, 'U0')).toBe(true);
  });

  test('decides which private incidents a person may see', async () => {
    const store = database.store();
    const declare = (isPrivate: boolean) =>
      database.changes(store).declare(team, amina, { ...declaration, isPrivate }, nairobi);
    await declare(false);
    const hidden = await declare(true);
    const seenBy = async (person: string) =>
      (await store.visibleTo(team, person)).map((incident) => incident.number);
    // Without a channel nobody is inside but whoever declared it.
    expect(await seenBy(amina)).toEqual([2, 1]);
    expect(await seenBy(baraka)).toEqual([1]);

    const opened = { type: 'channel-opened', channel, name: 'inc-2-checkout-answers-500' } as const;
    await database.changes(store).change({ team, number: hidden.number }, undefined, () => [opened]);
    expect(await seenBy(amina)).toEqual([1]);
    await members.note({ team, channel, person: baraka, present: true, asOf: database.now });
    expect(await seenBy(baraka)).toEqual([2, 1]);
    await members.note({
      team,
      channel,
      person: baraka,
      present: false,
      asOf: later(database.now, minute),
    });
    expect(await seenBy(baraka)).toEqual([1]);
    expect(await store.open(team)).toHaveLength(2);
  });
});
