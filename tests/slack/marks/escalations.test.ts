import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

describe('asking for help with a mark', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    const { world, channel } = room;
    for (const name of ['chebet', 'david'] as const) await world.person(name).leave(channel);
    await world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** The bot's message about the escalation. */
  function told(name: string) {
    const { playground } = room.world;
    const found = playground.messages(room.channel).filter(({ text }) => text.startsWith(`*${name}`));
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`${name} is told ${found.length} times`);
    return found[0];
  }

  test('invites whomever the message mentions and asks them to acknowledge', async () => {
    const ts = await room.says('baraka', 'Payments are stuck, @chebet @david can you look?');
    await room.marks('amina', ts, 'sos');
    const members = room.world.playground.membersOf(room.channel);
    const ids = (['chebet', 'david'] as const).map((name) => room.world.person(name).id);
    expect(members).toEqual(expect.arrayContaining(ids));
    expect(told('E1').text).toContain(`Amina Wanjiru → <@${ids[0]}>, <@${ids[1]}>`);
    expect(JSON.stringify(told('E1').blocks)).toContain('"Acknowledge"');
    expect(await room.timeline()).toEqual([
      expect.stringContaining('**Escalated (E1)** Amina Wanjiru → Chebet Koech, David Mwangi: Payments'),
    ]);
  });

  test('records who answered the button and when, once, and takes the button away', async () => {
    const ts = await room.says('baraka', '@chebet payments are stuck');
    await room.marks('amina', ts, 'sos');
    await room.world.turn(4 * minute);
    await room.world.person('chebet').press(room.channel, told('E1').ts, { action: 'acknowledge' });
    await room.world.settled();
    expect(JSON.stringify(told('E1').blocks)).not.toContain('"Acknowledge"');
    expect(JSON.stringify(told('E1').blocks)).toContain('Acknowledged by Chebet Koech');
    expect(await room.section('Escalations')).toContain('Acknowledged 15:09 by Chebet Koech, after 4 min');
  });

  test('says what to do when the message mentions nobody, and invites nobody', async () => {
    const ts = await room.says('baraka', 'Payments are stuck');
    await room.marks('amina', ts, 'sos');
    expect(told('E1').text).toContain('the message names nobody. Type `/incident escalate @person`');
    expect(JSON.stringify(told('E1').blocks)).not.toContain('"Acknowledge"');
    expect(room.world.playground.membersOf(room.channel)).not.toContain(room.world.person('chebet').id);
    expect(await room.timeline()).toEqual([expect.stringContaining('**Escalated (E1)**')]);
  });

  test('brings in whoever an edit adds, and says so where it is told', async () => {
    const ts = await room.says('baraka', 'Payments are stuck');
    await room.marks('amina', ts, 'sos');
    await room.world.person('baraka').edit(room.channel, ts, 'Payments are stuck @chebet');
    await room.world.settled();
    const chebet = room.world.person('chebet').id;
    expect(room.world.playground.membersOf(room.channel)).toContain(chebet);
    expect(told('E1').text).toContain(`<@${chebet}>`);
    expect(JSON.stringify(told('E1').blocks)).toContain('"Acknowledge"');
  });

  test('says on its own message that an escalation was withdrawn', async () => {
    const ts = await room.says('baraka', '@chebet payments are stuck');
    await room.marks('amina', ts, 'sos');
    const { ts: message } = told('E1');
    await room.unmarks('amina', ts, 'sos');
    const [now] = room.world.playground.messages(room.channel).filter((each) => each.ts === message);
    expect(now?.text).toBe('*An escalation was withdrawn.*');
    expect(JSON.stringify(now?.blocks)).not.toContain('"Acknowledge"');
    expect(await room.section('Escalations')).toContain('None recorded');
  });

  test('names the marker’s team as the one that asks', async () => {
    await room.world.close();
    room = await Room.open({ settingsOf: (ids) => ({ teams: { operations: [ids.amina ?? ''] } }) });
    const ts = await room.says('baraka', '@chebet payments are stuck');
    await room.marks('amina', ts, 'sos');
    expect(await room.section('Escalations')).toContain('**E1** operations → Chebet Koech');
  });

  test('makes no second invitation when a second person asks for the same help', async () => {
    const ts = await room.says('baraka', '@chebet payments are stuck');
    await room.marks('amina', ts, 'sos');
    const { wire } = room.world.playground;
    const before = wire.calls('conversations.invite').length;
    await room.marks('baraka', ts, 'sos');
    expect(wire.calls('conversations.invite')).toHaveLength(before);
    expect(told('E1').text).toContain('Amina Wanjiru');
    expect(await room.section('Escalations')).not.toContain('E2');
  });
});
