import { minute, second } from '../../../src/domain/time/instant';
import { ask, declared, shownTo, textsIn } from '../../support/asking';
import { World } from '../../support/world';
import { Room } from '../marks/room';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';

/** Baraka for five minutes, then Chebet for ten, then the sre team, who are David. */
const settingsOf = ({ baraka = '', chebet = '', david = '' }) => ({
  teams: { payments: [baraka, chebet], sre: [david] },
  ladders: {
    payments: [
      { to: [{ person: baraka }], wait: 5 * minute },
      { to: [{ person: chebet }], wait: 10 * minute },
      { to: [{ team: 'sre', people: [david] }], wait: 5 * minute },
    ],
  },
});

describe('an escalation that climbs', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ settingsOf });
    channel = await world.declare('/incident start sev3 Checkout is slow');
    await world.types('amina', channel, '/incident lead');
  });
  afterEach(() => world.close());

  const id = (name: Name): string => world.person(name).id;
  /** The messages of the bot's in which these words stand, as they read now, with times of day alone. */
  const messagesWith = (words: string) =>
    world.playground
      .messages(channel)
      .map(({ ts, text, blocks }) => ({ ts, text, shown: textsIn(blocks).join('\n') }))
      .filter(({ text, shown }) => `${text}\n${shown}`.includes(words))
      .map((each) => ({ ...each, shown: each.shown.replace(/<!date\^[^|]*\|\S+ (\d\d:\d\d) UTC>/g, '$1') }));
  const calls = () =>
    messagesWith('E1').filter(({ text }) => /you are called|ha(?:s|d) not answered/.test(text));
  const first = () => messagesWith('*E1:*')[0] ?? { ts: '', text: '', shown: '' };
  const press = async (name: Name, ts: string, action: string): Promise<void> => {
    await world.person(name).press(channel, ts, { action });
    await world.settled();
    await world.turn(2 * second);
  };
  const escalated = () => world.types('amina', channel, '/incident escalate payments the queue is stuck');
  const members = () => world.playground.membersOf(channel);

  test('says to the asker and the channel who is called next, and mentions nobody before it is their turn', async () => {
    expect((await escalated()).replace(/<!date[^|]*\|\S+ (\d\d:\d\d) UTC>/, '$1')).toBe(
      `Recorded as *E1*, to *payments* (<@${id('baraka')}>). If nobody answers, the next call goes to <@${id('chebet')}>, 12:05.`,
    );
    expect(first().text).toBe(`*E1:* Amina Wanjiru → *payments* (<@${id('baraka')}>)\nthe queue is stuck`);
    expect(first().shown).toContain('If nobody answers, the next call goes to Chebet Koech, 12:05.');
    expect(first().shown).toMatch(/Acknowledge\n1:1\nStop calling/);
    expect(JSON.stringify(world.said(channel))).not.toContain(id('chebet'));
    expect(members()).not.toContain(id('chebet'));
  });

  test('calls one rung after the other, in a message of its own, and then leaves it to whoever leads', async () => {
    await escalated();
    await world.turn(5 * minute - second);
    expect(calls()).toEqual([]);
    await world.turn(2 * second);
    const [second1] = calls();
    expect(calls()).toHaveLength(1);
    expect(second1?.text.replace(/<!date[^|]*\|\S+ (\d\d:\d\d) UTC>/, '$1')).toBe(
      `<@${id('chebet')}>: you are called for *E1*. payments did not answer since 12:00.\nthe queue is stuck`,
    );
    expect(second1?.shown).toMatch(/Acknowledge\n1:1\nStop calling/);
    expect(second1?.shown).toContain('If nobody answers, the next call goes to sre, 12:15.');
    expect(first().shown).toContain('Chebet Koech called 12:05, as nobody had answered');
    expect(first().shown).not.toContain('Stop calling');
    expect(members()).toContain(id('chebet'));
    expect(members()).not.toContain(id('david'));
    await world.turn(10 * minute);
    expect(calls().map(({ text }) => text.split(':')[0])).toEqual([
      `<@${id('chebet')}>`,
      `*sre* (<@${id('david')}>)`,
    ]);
    expect(calls()[1]?.shown).not.toContain('Stop calling');
    await world.turn(6 * minute);
    expect(calls()).toHaveLength(2);
    expect(messagesWith('there is nobody else to call')).toEqual([
      expect.objectContaining({
        text: expect.stringContaining(`<@${id('amina')}>: *E1* waits for an answer`),
      }),
    ]);
    expect(messagesWith('there is nobody else to call')[0]?.text).toContain(
      'payments, Chebet Koech, sre were called',
    );
  });

  test('is answered in time, which every message of it says, and nobody else is called', async () => {
    await escalated();
    await world.turn(5 * minute);
    await world.turn(3 * minute);
    await press('baraka', calls()[0]?.ts ?? '', 'acknowledge');
    for (const { shown } of [first(), ...calls()]) {
      expect(shown).toContain('Acknowledged by Baraka Otieno, 12:08');
      expect(shown).not.toContain('Stop calling');
      expect(shown).not.toContain('is called');
    }
    expect(calls()[0]?.text).not.toContain('<@');
    await world.turn(60 * minute);
    expect(calls()).toHaveLength(1);
    expect(messagesWith('waits for an answer')).toEqual([]);
  });

  test('is answered by somebody who was not called yet for those who were', async () => {
    await escalated();
    await world.person('david').join(channel);
    await world.settled();
    await press('david', first().ts, 'acknowledge');
    expect(shownTo(world, 'david')).toContain('E1 asks payments, and not you. Acknowledge for payments?');
    await world.turn(5 * minute);
    await press('chebet', calls()[0]?.ts ?? '', 'acknowledge');
    expect(first().shown).toContain('Acknowledged by Chebet Koech, 12:05');
  });

  test('is stopped by a press, which the messages, the timeline and the draft say', async () => {
    await escalated();
    await world.turn(5 * minute);
    await world.turn(minute);
    const { ts = '' } = calls()[0] ?? {};
    await press('amina', ts, 'stop-calling');
    expect(calls()[0]?.shown).toContain('Amina Wanjiru stopped the calling, 12:06: nobody else is called');
    expect(calls()[0]?.shown).not.toContain('Stop calling');
    expect(calls()[0]?.shown).toContain('Acknowledge');
    await world.turn(60 * minute);
    expect(calls()).toHaveLength(1);
    expect(messagesWith('nobody else to call')).toEqual([]);
    await press('chebet', ts, 'acknowledge');
    await world.types('amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).toMatch(/E1 calls Chebet Koech[\s\S]*E1 calls nobody else/);
    await world.types('amina', channel, '/incident brief');
    expect(shownTo(world, 'amina').replace(/<!date[^|]*\|\S+ (\d\d:\d\d) UTC>/g, '$1')).toContain(
      'E1  payments: answered by Chebet Koech, 13:06; then Chebet Koech 12:05',
    );
    await world.types('amina', channel, '/incident postmortem');
    await world.settled();
    const draft = world.draft();
    expect(draft).toContain('  - Then Chebet Koech, called 15:05, after 5 min without an answer\n');
    expect(draft).toContain('  - Calling stopped 15:06 by Amina Wanjiru\n');
    expect(draft).toMatch(/ {2}- Acknowledged 16:06 by .*Chebet Koech.*, after 66 min|1 h 6 min/);
    expect(draft).toContain('**E1 unanswered** → Chebet Koech called');
    expect(draft).toContain('**E1: calling stopped** — ');
  });

  test('is stopped for good by a resolution, also where the incident goes on', async () => {
    await escalated();
    await world.turn(2 * minute);
    await world.types('amina', channel, '/incident status resolved');
    expect(first().shown).not.toContain('is called');
    await world.types('amina', channel, '/incident status identified');
    await world.turn(60 * minute);
    expect(calls()).toEqual([]);
    expect(first().shown).toContain('Acknowledge');
  });

  test('is withdrawn half-way, which each of its messages says', async () => {
    await escalated();
    await world.turn(5 * minute);
    const { ts = '' } = calls()[0] ?? {};
    await world.types('amina', channel, '/incident undo');
    await press('amina', world.person('amina').ephemerals().at(-1)?.ts ?? '', 'withdraw');
    const shown = world.playground.messages(channel).find((each) => each.ts === ts);
    expect(shown?.text).toBe('*An escalation was withdrawn.* Nobody needs to answer it.');
    await world.turn(60 * minute);
    expect(messagesWith('you are called')).toEqual([]);
    expect(world.said(channel).filter((text) => text.includes('was withdrawn'))).toHaveLength(1);
  });

  test('calls one rung at a time where the bot was down while two fell due', async () => {
    await escalated();
    await world.turn(second);
    await world.stopBot();
    await world.turn(30 * minute);
    await world.startBot();
    await world.settled();
    await world.turn(second);
    expect(calls()).toHaveLength(1);
    await world.turn(10 * minute - 2 * second);
    expect(calls()).toHaveLength(1);
    await world.turn(4 * second);
    expect(calls()).toHaveLength(2);
    // A start in between asks for nothing twice.
    await world.stopBot();
    await world.startBot();
    await world.turn(minute);
    expect(calls()).toHaveLength(2);
  });

  test('goes past whoever no longer works here, at once, and says so', async () => {
    world.playground.changePerson(id('chebet'), { deactivated: true });
    await escalated();
    await world.turn(5 * minute);
    await world.turn(second);
    expect(calls().map(({ text }) => text.split(':')[0])).toEqual([
      `<@${id('chebet')}>`,
      `*sre* (<@${id('david')}>)`,
    ]);
    expect(messagesWith('Chebet Koech no longer works here')).toHaveLength(1);
    await world.turn(60 * minute);
    expect(calls()).toHaveLength(2);
  });

  test('waits while the channel is archived, and goes on one rung at a time', async () => {
    await escalated();
    await world.turn(minute);
    world.person('amina').channels.archive(channel);
    await world.turn(40 * minute);
    expect(calls()).toEqual([]);
    world.person('amina').channels.unarchive(channel);
    await world.settled();
    await world.turn(2 * second);
    expect(calls()).toHaveLength(1);
    await world.turn(5 * minute);
    expect(calls()).toHaveLength(1);
    await world.turn(6 * minute);
    expect(calls()).toHaveLength(2);
  });

  test('is the ladder as it was when it began, whatever the settings are by then', async () => {
    await escalated();
    await world.turn(minute);
    await world.stopBot();
    Object.assign(world, { settings: {} });
    await world.startBot();
    await world.turn(4 * minute);
    expect(calls()).toHaveLength(1);
    await world.turn(10 * minute + second);
    expect(calls()).toHaveLength(2);
  });
});

describe('where few may know of it, an escalation that climbs', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ settingsOf });
  });
  afterEach(() => world.close());

  test.each(['private', 'drill'])('says so in the channel of what is %s alone', async (kind) => {
    const channel = await world.declare(`/incident start sev1 --${kind} Salaries leaked`);
    await world.types('amina', channel, '/incident escalate payments Salaries are out');
    await world.turn(5 * minute);
    await world.turn(10 * minute);
    expect(world.said(channel).filter((text) => text.includes('you are called'))).toHaveLength(2);
    expect(world.playground.membersOf(channel)).toContain(world.person('david').id);
    const elsewhere = world.playground.channels().filter(({ id, kind: of }) => id !== channel && of !== 'im');
    expect(JSON.stringify(elsewhere.map(({ messages }) => messages))).not.toContain('Salaries');
  });
});

describe('somebody who is asked to take a role and cannot', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const asking = (words: string) =>
    world.playground
      .messages(channel)
      .findLast(({ text, threadTs }) => text.includes(words) && threadTs === undefined);
  const press = async (name: Name, ts: string, action: string): Promise<void> => {
    await world.person(name).press(channel, ts, { action });
    await world.settled();
    await world.turn(2 * second);
  };

  test('says so by a press; whoever asked is told below, once, and asks somebody else', async () => {
    await ask(world, 'amina', channel, '/incident lead @baraka you know the pool');
    const { ts = '' } = asking('asks you to lead') ?? {};
    await press('chebet', ts, 'cannot-have-it');
    expect(shownTo(world, 'chebet')).toContain('This asks somebody else, and nobody can answer for them.');
    await press('baraka', ts, 'cannot-have-it');
    const shown = world.playground.messages(channel).find((each) => each.ts === ts);
    expect(shown?.text).toMatch(/^\*Baraka Otieno cannot\* take the role \*lead\*, <!date/);
    expect(JSON.stringify(shown?.blocks)).not.toContain('"button"');
    const below = world.playground.messages(channel).filter(({ threadTs }) => threadTs === ts);
    expect(below.map(({ text }) => text)).toEqual([
      `<@${world.person('amina').id}>: Baraka Otieno cannot take the role *lead*. Ask somebody else, \`/incident lead @person\`, or take it yourself: \`/incident lead\`.`,
    ]);
    await ask(world, 'amina', channel, '/incident brief');
    expect(shownTo(world, 'amina')).toContain('*lead*  nobody\n*lead*  Baraka Otieno was asked and cannot, ');
    await ask(world, 'amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).toContain('Baraka Otieno cannot take the role lead');
    // They are asked again, and can then.
    await ask(world, 'amina', channel, '/incident lead @baraka');
    await press('baraka', asking('asks you to lead')?.ts ?? '', 'have-it');
    await ask(world, 'amina', channel, '/incident brief');
    expect(shownTo(world, 'amina')).not.toContain('cannot');
    await ask(world, 'amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('**Baraka Otieno cannot take the role lead** — ');
  });

  test('declines a hand-over of a private incident where its people alone read it', async () => {
    const secret = await world.declare('/incident start sev1 --private Salaries leaked');
    await world.types('amina', secret, '/incident hand-over @baraka');
    const { ts = '' } =
      world.playground.messages(secret).findLast(({ text }) => text.includes('over the lead')) ?? {};
    await world.person('baraka').press(secret, ts, { action: 'cannot-have-it' });
    await world.settled();
    expect(world.said(secret).filter((text) => text.includes('cannot'))).toHaveLength(2);
    const elsewhere = world.playground.channels().filter(({ id }) => id !== secret);
    expect(JSON.stringify(elsewhere.map(({ messages }) => messages))).not.toContain('cannot');
  });
});

describe('the brief of a hand-over', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
  });
  afterEach(() => room.world.close());

  test('stays what it was once the lead was handed over, but for what is removed for good', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, '/incident lead');
    await world.types('amina', channel, '/incident assume the pool is too small');
    await world.types('amina', channel, '/incident hand-over @baraka I have to sleep');
    const { ts = '' } =
      world.playground.messages(channel).findLast(({ text }) => text.includes('over the lead')) ?? {};
    const brief = () =>
      textsIn(world.playground.messages(channel).find((each) => each.ts === ts)?.blocks).join('\n');
    await world.person('baraka').press(channel, ts, { action: 'have-it' });
    await world.turn(minute);
    const then = brief();
    expect(then).toContain('*Open*\nA1  the pool is too small');
    expect(then).toContain('*lead*  Baraka Otieno, since');
    await world.types('baraka', channel, '/incident rule-out A1 it is not');
    await world.types('baraka', channel, '/incident severity sev1');
    await world.types('baraka', channel, '/incident note the door says hunter2');
    // Has every message drawn anew.
    expect(await room.decides('hunter2', 'redact')).toEqual({ acknowledged: true, errors: {} });
    await world.turn(minute);
    expect(brief()).toBe(then);
    expect(await room.decides('the pool is too small', 'redact')).toEqual({ acknowledged: true, errors: {} });
    await world.turn(minute);
    expect(brief()).toBe(then.replace('the pool is too small', '[redacted]'));
  });
});
