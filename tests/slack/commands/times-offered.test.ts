import { fromIso, minute, second } from '../../../src/domain/time/instant';
import { parseZone } from '../../../src/domain/time/zone';
import { ask, declared, opened, prefilled, shownTo, shownWith } from '../../support/asking';
import { World } from '../../support/world';

/** A Monday in Nairobi: 11:15 once the incident stands. */
const monday = fromIso('2024-05-13T08:14:00Z');

type Button = { action_id: string; value: string; text: { text: string } };

/** The buttons below the newest message that is for somebody alone. */
const buttonsOf = (world: World, name: 'amina' | 'baraka' | 'david'): readonly Button[] => {
  const blocks = world.person(name).ephemerals().at(-1)?.blocks;
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  return all.flatMap((block) => {
    const { type, elements } = block as { type: string; elements?: readonly Button[] };
    return type === 'actions' ? (elements ?? []) : [];
  });
};
const labels = (world: World, name: 'amina' | 'baraka' | 'david' = 'amina') =>
  buttonsOf(world, name).map(({ text }) => text.text);

describe('a time that may be meant', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ now: monday });
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const press = async (label: string, name: 'amina' | 'baraka' | 'david' = 'amina') => {
    const newest = world.person(name).ephemerals().at(-1);
    const button = buttonsOf(world, name).find(({ text }) => text.text === label);
    if (newest === undefined || button === undefined)
      throw new Error(`No button ${label}: ${labels(world, name)}`);
    await world.person(name).press(channel, newest.ts, { action: button.action_id });
    await world.settled();
    await world.turn(2 * second);
  };
  const lines = async () => {
    await ask(world, 'amina', channel, '/incident postmortem');
    return world.draft();
  };
  const timeline = async () => {
    await ask(world, 'amina', channel, '/incident timeline');
    return shownTo(world, 'amina');
  };

  test.each([
    ['~08:50 first alerts', '≈08:50', 'first alerts'],
    ['(08:50) first alerts', '08:50', 'first alerts'],
    ['[08:50] first alerts', '08:50', 'first alerts'],
    ['- 08:50 first alerts', '08:50', 'first alerts'],
    ['at 08:50 first alerts', '08:50', 'first alerts'],
    ['today 08:50 first alerts', '08:50', 'first alerts'],
    ['08:50 hrs first alerts', '08:50', 'first alerts'],
    ['10 min. ago first alerts', '11:05', 'first alerts'],
    ['an hour ago first alerts', '10:15', 'first alerts'],
    ['22h40 first alerts', '2024-05-12 22:40', 'first alerts'],
    ['10.40pm first alerts', '2024-05-12 22:40', 'first alerts'],
    ['yesterday at 22:40 first alerts', '2024-05-12 22:40', 'first alerts'],
    ['friday 22:40 first alerts', '2024-05-10 22:40', 'first alerts'],
  ])('is none where it is read: “note %s”', async (line, time, text) => {
    const { answer } = await ask(world, 'amina', channel, `/incident note ${line}`);
    expect(answer).toBe(`:memo: *${time}*  ${text}`);
    expect(await timeline()).not.toContain('Which time is meant?');
  });

  test.each([
    ['2240 rollout', ['22:40 yesterday']],
    ['31/12 22:40 rollout', ['22:40 on 2023-12-31']],
    ['08.50 rollout', ['08:50 today']],
    ['errors started at 08:50', ['08:50 today']],
    ['12:05 rollout', ['12:05 yesterday']],
    ['08:50-09:20 rollout', ['08:50 today', '09:20 today']],
    ['25:10 rollout', []],
  ])('is offered beside the note as it was typed: “note %s”', async (line, offered) => {
    const { answer } = await ask(world, 'amina', channel, `/incident note ${line}`);
    expect(answer).toBe(`:memo: *11:15*  ${line}`);
    expect(labels(world)).toEqual([...offered, 'Keep 11:15', 'Another time']);
  });

  test('is put right by one press', async () => {
    await ask(world, 'amina', channel, '/incident note 2240 rollout');
    expect(await lines()).toContain('name another time than the one recorded');
    await ask(world, 'amina', channel, '/incident note 0850 alerts');
    await press('08:50 today');
    expect(await lines()).toContain('- **08:50** alerts');
    expect(await timeline()).toMatch(/2240 rollout\nWhich time is meant/);
  });

  test.each([
    ['2240 rollout', '22:40 yesterday', '*2024-05-12 22:40*  rollout'],
    ['31/12 22:40: rollout of *1.43*', '22:40 on 2023-12-31', '*2023-12-31 22:40*  rollout of *1.43*'],
    ['12:05 - rollout', '12:05 yesterday', '*2024-05-12 12:05*  rollout'],
    ['08:50-09:20 rollout', '08:50 today', '*08:50*  08:50-09:20 rollout'],
    ['0850 alerts, pages from 09:10', '09:10 today', '*09:10*  0850 alerts, pages from 09:10'],
    ['errors started at 08:50', '08:50 today', '*08:50*  errors started at 08:50'],
  ])('leaves the words where it began them: “note %s”', async (line, taken, shown) => {
    await ask(world, 'amina', channel, `/incident note ${line}`);
    await press(taken);
    expect(await timeline()).toContain(shown);
  });

  test('is put right in the timeline itself, which is drawn anew', async () => {
    await ask(world, 'amina', channel, '/incident note 2240 rollout');
    await ask(world, 'amina', channel, '/incident note 0850 alerts');
    await timeline();
    const shown = world.person('amina').ephemerals().length;
    await press('22:40 yesterday');
    expect(world.person('amina').ephemerals()).toHaveLength(shown);
    expect(shownTo(world, 'amina')).toContain('Put right: it happened at *2024-05-12 22:40*.');
    expect(shownTo(world, 'amina')).toContain('*2024-05-12 22:40*  rollout');
    expect(labels(world)).toEqual(['08:50 today', 'Keep 11:15', 'Another time', 'Change an entry']);
    await press('Keep 11:15');
    expect(world.person('amina').ephemerals()).toHaveLength(shown);
    expect(labels(world)).toEqual(['Change an entry']);
  });

  test('stands in the timeline and among the findings until it is dismissed', async () => {
    await ask(world, 'amina', channel, '/incident note 2240 rollout');
    expect(await timeline()).toContain('Which time is meant?');
    expect(labels(world)).toEqual(['22:40 yesterday', 'Keep 11:15', 'Another time', 'Change an entry']);
    await press('Keep 11:15');
    expect(shownTo(world, 'amina')).toContain('The time stands as it was recorded.');
    expect(await timeline()).not.toContain('Which time is meant?');
    expect(await lines()).not.toContain('another time than the one recorded');
  });

  test('is gone with its entry, and opens the form of the entry for any other', async () => {
    await ask(world, 'amina', channel, '/incident note 2240 rollout');
    await press('Another time');
    const modal = world.person('amina').modal();
    expect(JSON.stringify(modal?.view)).toContain('2240 rollout');
    await ask(world, 'amina', channel, '/incident undo');
    await press('Withdraw it');
    expect(await timeline()).not.toContain('Which time is meant?');
  });

  test('is offered beside an answer that comes after the acknowledgement, too', async () => {
    const { playground } = world;
    let known: (value?: unknown) => void = () => undefined;
    const until = new Promise((resolve) => {
      known = resolve;
    });
    const eve = playground.addPerson({ name: 'eve', realName: 'Eve Njeri' });
    playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'users.info' && args.user === eve.id
        ? { type: 'held', until }
        : undefined,
    );
    await eve.join(channel);
    const { text } = await eve.command(channel, '/incident note INC-1 2240 rollout');
    expect(text).toBeUndefined();
    known();
    await world.settled();
    expect(world.said(channel).at(-1)).toContain('2240 rollout');
    // The brief that is shown to whoever joins may come before it or after it.
    expect(JSON.stringify(eve.ephemerals())).toContain('22:40 yesterday');
  });

  test('behind --at stops no command', async () => {
    const { answer } = await ask(world, 'amina', channel, '/incident assume the disk is full --at 08.50');
    expect(answer).toContain('Recorded as *A1*');
    expect(answer).toContain('“08.50” behind `--at` is no time that can be read. It stands at *11:15*.');
    await press('08:50 today');
    expect(await lines()).toMatch(/- \*\*08:50\*\*.*the disk is full/);
    expect((await ask(world, 'amina', channel, '/incident times --at lunch')).answer).toContain(
      'without `--at`',
    );
  });

  test.each([
    ['title Cards are refused', 'is now called *Cards are refused*'],
    ['zone Africa/Kampala', 'are now typed and shown in *Africa/Kampala'],
    // The channel reads that it is canceled.
    ['cancel a false alarm', 'is no time that can be read'],
  ])('behind --at stops no “%s”, and is put right by one press', async (line, done) => {
    const { answer } = await ask(world, 'amina', channel, `/incident ${line} --at 08.50`);
    expect(answer).toContain(done);
    expect(answer).toContain('It stands at *11:15*. Which time is meant?');
    expect(labels(world)).toEqual(['08:50 today', 'Keep 11:15', 'Another time']);
    expect(await timeline()).toContain('Which time is meant?');
    await press('08:50 today');
    expect(shownTo(world, 'amina')).toContain('Put right: it happened at *08:50*.');
    expect(await timeline()).not.toContain('Which time is meant?');
  });

  test('behind --at of a reopening is one after the closing', async () => {
    await (await opened(world, 'amina', channel, '/incident close --at 10:40')).submit();
    await world.settled();
    await ask(world, 'amina', channel, '/incident reopen --at 08.50');
    await press('08:50 today');
    expect(shownTo(world, 'amina')).toContain('INC-1 was closed at 2024-05-13 10:40. Type a later time.');
    await ask(world, 'amina', channel, '/incident timeline');
    await press('Another time');
    const form = world.person('amina').modal();
    form?.fill('at', '10:50');
    await form?.submit();
    await world.settled();
    expect(await timeline()).toMatch(/\*10:50\*.*reopened/);
  });

  test('behind --at of a cancellation can be typed into the form, and nothing else about it', async () => {
    await ask(world, 'amina', channel, '/incident cancel --at soon');
    await press('Another time');
    const form = world.person('amina').modal();
    form?.fill('at', '10:50');
    await form?.submit();
    await world.settled();
    expect(await timeline()).toMatch(/\*10:50\*.*canceled/);
  });

  test('behind --at stands in the forms that a command opens', async () => {
    const form = await opened(world, 'amina', channel, '/incident close --at 08.50');
    expect(prefilled(form, 'closed')).toBe('08.50');
    expect(await form.submit()).toMatchObject({ errors: { closed: expect.stringContaining('08.50') } });
    form.fill('closed', '11:10');
    await form.submit();
    await world.settled();
    expect(await timeline()).toMatch(/\*11:10\*.*closed/);
    const declaring = await opened(world, 'amina', channel, '/incident start sev1 --at 22h40x');
    expect(prefilled(declaring, 'began')).toBe('22h40x');
  });

  test('of a mark is offered to whoever marked the message', async () => {
    const said = await world.person('baraka').post(channel, 'Since 08:50 nobody can pay');
    await world.turn(minute);
    await world.person('david').react(channel, said, 'red_circle');
    await world.settled();
    await world.turn(2 * second);
    expect(shownTo(world, 'david')).toContain('“impact started” is recorded at 11:15');
    expect(labels(world, 'david')).toEqual(['08:50 today', 'Keep 11:15', 'Another time']);
    expect(await timeline()).toContain('Since 08:50 nobody can pay\nWhich time is meant?');
    await press('08:50 today', 'david');
    expect(await lines()).toContain('- **Start**: 2024-05-13 08:50 EAT');
    expect(await timeline()).not.toContain('Which time is meant?');
  });

  test('approximately is shown so everywhere', async () => {
    await ask(world, 'amina', channel, '/incident status monitoring --at ~11:05');
    await ask(world, 'amina', channel, '/incident note around 10:30 the first call');
    expect(await timeline()).toContain('≈10:30');
    const said = await world.person('baraka').post(channel, 'Nobody can pay');
    await world.person('david').react(channel, said, 'red_circle');
    await world.settled();
    const draft = await lines();
    expect(draft).toContain('- **≈10:30** the first call');
    expect(draft).toMatch(/time to mitigate.*≈/);
  });

  test('approximately is shown so in the ledgers', async () => {
    await ask(world, 'amina', channel, '/incident assume the disk is full --at ~10:30');
    await ask(world, 'amina', channel, '/incident rule-out A1 it is half empty --at ~10:40');
    await ask(world, 'amina', channel, '/incident escalate "Acme" their disk --at ~10:45');
    const draft = await lines();
    for (const line of ['A1 assumed', 'A1 ruled out', 'Escalated'])
      expect(draft).toMatch(new RegExp(String.raw`- \*\*≈10:\d\d\*\* \*\*${line}`));
    expect(draft).toMatch(/Opened ≈10:30.*\n {2}- Ruled out ≈10:40.*, after ≈10 min: it is half empty/);
    expect(draft).toMatch(/\*\*E1\*\* .* at \[≈10:45\]/);
  });
});

describe('an incident that is declared with a time', () => {
  test('that cannot be read is declared, and the time is asked for', async () => {
    const world = await World.open({ now: monday });
    const ops = world.playground.channel('ops').id;
    const answer = await world.types('amina', ops, '/incident start sev1 --at 22h40x Login broken');
    expect(answer).toContain('*INC-1 is declared* as sev1: Login broken.');
    expect(answer).toContain(
      '“22h40x” behind `--at` is no time that can be read. When did the impact begin?',
    );
    await world.turn(2 * second);
    const { ts, text } = shownWith(world, 'amina', 'When did the impact begin?');
    expect(text).toMatch(/22:40 yesterday\n[^\n]*\nNot known yet\n[^\n]*\nAnother time\n/);
    await world.person('amina').press(ops, ts, { action: 'take-time:1' });
    await world.settled();
    expect(shownWith(world, 'amina', 'Put right').text).toContain('it happened at *2024-05-12 22:40*.');
    await world.close();
  });
});

test('an approximate start makes neither the declaration approximate nor the time to detect exact', async () => {
  const world = await World.open({ now: monday });
  const channel = await world.declare('/incident start sev2 --at ~11:05 Checkout answers 500');
  await world.settled();
  const said = await world.person('amina').post(channel, 'A customer calls');
  await world.person('amina').react(channel, said, 'rotating_light');
  await world.settled();
  await ask(world, 'amina', channel, '/incident postmortem');
  expect(world.draft()).toContain('- **≈11:05** **Impact started**');
  expect(world.draft()).toContain('- **11:14** **Declared**');
  expect(world.draft()).toContain('- **When**: 2024-05-13 11:14 EAT, ≈9 min after impact started');
  await world.close();
});

describe('somebody whose clock is another', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ now: monday, settings: { zone: parseZone('Europe/Berlin') } });
    world.playground.changePerson('david', { timezone: 'America/New_York' });
    channel = await declared(world);
    await world.turn(2 * minute);
  });
  afterEach(() => world.close());

  test('reads in which zone their time was taken, and takes their own by a press', async () => {
    const { answer } = await ask(world, 'david', channel, '/incident note 04:10 first alerts');
    expect(answer).toBe(':memo: *04:10 CEST, 6 h ago*  first alerts');
    expect(shownTo(world, 'david')).toContain(
      'Recorded at *04:10 CEST, 6 h ago*. If you mean your own clock, press 04:10 EDT.',
    );
    expect(labels(world, 'david')).toEqual(['10:10 CEST (04:10 EDT)', 'Keep 04:10', 'Another time']);
    await ask(world, 'amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).toContain('Which time is meant?');
    const newest = world.person('david').ephemerals().at(-1);
    await world.person('david').press(channel, newest?.ts ?? '', { action: 'take-time:1' });
    await world.settled();
    expect(shownTo(world, 'david')).toBe('Put right: it happened at *10:10*.');
    await ask(world, 'amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).toContain('*10:10*  first alerts');
    expect(shownTo(world, 'amina')).not.toContain('Which time is meant?');
  });

  test('reads in which zone it was taken where that is the nearer, and is asked for nothing', async () => {
    const { answer } = await ask(world, 'david', channel, '/incident note 10:10 first alerts');
    expect(answer).toBe(':memo: *10:10 CEST, 7 min ago*  first alerts');
    await ask(world, 'amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).not.toContain('Which time is meant?');
  });

  test('names no zone where the time says one', async () => {
    const { answer } = await ask(world, 'david', channel, '/incident note 10 min ago first alerts');
    expect(answer).toBe(':memo: *10:07*  first alerts');
  });
});
