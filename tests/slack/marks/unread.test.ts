import { minute } from '../../../src/domain/time/instant';
import type { Fault } from '../../../src/playground/faults';
import { Room } from './room';

describe('a message that the bot did not hear when it was said', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** From now on reading a message fails so; the returned function heals it. */
  function readingFails(fault: Fault): () => void {
    return room.world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'conversations.replies' ? fault : undefined,
    );
  }

  test.each([
    { where: 'in the channel', inThread: false },
    { where: 'in a thread', inThread: true },
  ])('is read when it is marked $where after a restart', async ({ inThread }) => {
    await room.world.stopBot();
    const ts = await room.unheard(async () => {
      const parent = await room.says('david', 'Customers are calling');
      await room.says('chebet', 'Looking', parent);
      return inThread ? room.says('baraka', 'Pool at 80 %', parent) : room.says('baraka', 'Pool at 80 %');
    });
    await room.world.startBot();
    await room.world.turn(10 * minute);
    await room.marks('amina', ts, 'pushpin');
    expect(await room.timeline()).toEqual([
      `**15:05** Pool at 80 % — [Baraka Otieno](${await room.permalink(ts)})`,
    ]);
    const asked = room.world.playground.wire.calls('conversations.replies');
    expect(asked.filter(({ args }) => args.ts === ts)).toHaveLength(1);
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('is on record from the mark on, and has its words once Slack can be asked', async () => {
    const heal = readingFails({ type: 'http-500' });
    const ts = await room.unheard(() => room.says('baraka', 'Pool at 80 %'));
    await room.marks('amina', ts, 'red_circle');
    expect(await room.timeline()).toEqual([expect.stringMatching(/^\*\*15:05\*\* \*\*Impact started\*\*/)]);
    heal();
    await room.world.turn(minute);
    expect(await room.timeline()).toEqual([expect.stringContaining('**Impact started**: Pool at 80 %')]);
  });

  test('is brought in by its words once they are read', async () => {
    const ts = await room.unheard(() => room.says('baraka', '@chebet payments are stuck'));
    await room.marks('amina', ts, 'sos');
    expect(await room.section('Escalations')).toContain('Amina Wanjiru → Chebet Koech');
    expect(room.world.said(room.channel).filter((text) => text.includes('*E1:*'))).toHaveLength(1);
  });

  test('stays on record with a flag when it is gone before it could be read', async () => {
    const heal = readingFails({ type: 'http-500' });
    const ts = await room.unheard(() => room.says('baraka', 'Pool at 80 %'));
    await room.marks('amina', ts, 'pushpin');
    await room.unheard(() => room.world.person('baraka').delete(room.channel, ts));
    heal();
    await room.world.turn(minute);
    const [line, ...more] = await room.timeline();
    expect(more).toEqual([]);
    expect(line).toMatch(/^\*\*15:05\*\* \*a message without its words\*.*\*\(deleted since\)\*$/);
  });

  test('has no words of a tombstone', async () => {
    const heal = readingFails({ type: 'http-500' });
    const ts = await room.unheard(async () => {
      const parent = await room.says('baraka', 'Pool at 80 %');
      await room.says('chebet', 'Looking', parent);
      return parent;
    });
    await room.marks('amina', ts, 'pushpin');
    await room.unheard(() => room.world.person('baraka').delete(room.channel, ts));
    heal();
    await room.world.turn(minute);
    const [line] = await room.timeline();
    expect(line).not.toContain('This message was deleted');
    expect(line).toContain('*(deleted since)*');
  });

  test('has the author of whom its deletion tells', async () => {
    const heal = readingFails({ type: 'http-500' });
    const ts = await room.unheard(() => room.says('baraka', 'Pool at 80 %'));
    await room.marks('amina', ts, 'pushpin');
    await room.world.person('baraka').delete(room.channel, ts);
    heal();
    await room.world.turn(minute);
    expect(await room.timeline()).toEqual([
      expect.stringMatching(/without its words\* — \[Baraka Otieno\].*\*\(deleted since\)\*$/),
    ]);
  });

  test('needs not be read where an edit has told of it', async () => {
    const ts = await room.unheard(() => room.says('baraka', 'Pool at 80 %'));
    await room.world.person('baraka').edit(room.channel, ts, 'Pool at 100 %');
    await room.marks('amina', ts, 'pushpin');
    expect(await room.timeline()).toEqual([expect.stringContaining('Pool at 100 %')]);
    expect(room.world.playground.wire.calls('conversations.replies')).toEqual([]);
  });

  test('lets a mark be taken back that was set before a restart', async () => {
    const ts = await room.says('baraka', 'Pool at 80 %');
    await room.marks('amina', ts, 'pushpin');
    await room.world.stopBot();
    await room.world.startBot();
    await room.unmarks('amina', ts, 'pushpin');
    expect(await room.timeline()).toEqual([]);
    expect(room.botReactions(ts)).toEqual([]);
  });
});
