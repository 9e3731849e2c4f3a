import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

describe('a marked message that changes', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  async function edit(ts: string, text: string): Promise<void> {
    await room.world.person('baraka').edit(room.channel, ts, text);
    await room.world.settled();
  }

  async function remove(ts: string): Promise<void> {
    await room.world.person('baraka').delete(room.channel, ts);
    await room.world.settled();
  }

  test('keeps its place when it is edited, and what it said before stands nowhere', async () => {
    const ts = await room.says('baraka', 'Pool at 80 %');
    await room.marks('amina', ts, 'pushpin');
    await room.world.turn(10 * minute);
    await edit(ts, 'Pool at 90 %');
    await edit(ts, 'Pool at 100 %');
    const [line] = await room.timeline();
    expect(line).toMatch(/^\*\*15:05\*\* Pool at 100 % — \[Baraka Otieno\]/);
    expect(await room.draft()).not.toMatch(/80 %|90 %/);
  });

  test('is on record as it read when it was marked, edited before that or not', async () => {
    const ts = await room.says('baraka', 'Pool at 80 %');
    await edit(ts, 'Pool at 100 %');
    await room.marks('amina', ts, 'pushpin');
    expect(await room.timeline()).toEqual([expect.stringContaining('Pool at 100 %')]);
  });

  test('edits an assumption with its message', async () => {
    const ts = await room.says('baraka', 'It is the cash');
    await room.marks('amina', ts, 'crystal_ball');
    await edit(ts, 'It is the cache');
    expect(await room.section('Assumptions and misleading paths')).toContain('**A1** It is the cache');
  });

  test('edits the message that tells a verdict on it, and no other', async () => {
    const { world, channel } = room;
    const ts = await room.says('baraka', 'It is the cash');
    await room.marks('amina', ts, 'crystal_ball');
    await world.types('amina', channel, '/incident assume it is the disk');
    await world.types('amina', channel, '/incident confirm A1 hit rate is 0');
    await world.types('amina', channel, '/incident rule-out A2 half empty');
    await world.turn(minute);
    const updated: unknown[] = [];
    world.playground.faults.add(({ moment, method, args }) => {
      if (moment === 'before' && method === 'chat.update') updated.push(args.ts);
      return undefined;
    });
    await edit(ts, 'It is the cache');
    await world.turn(minute);
    expect(world.said(channel)).toContainEqual(expect.stringMatching(/^\*A1 confirmed:\* It is the cache/));
    const told = (start: string) =>
      world.playground.messages(channel).find(({ text }) => text.startsWith(start))?.ts;
    expect(updated).toContain(told('*A1 confirmed'));
    expect(updated).not.toContain(told('*A2 ruled out'));
  });

  test('takes no edit of an unmarked message, and has the newest wording when it is marked again', async () => {
    const ts = await room.says('baraka', 'Pool at 80 %');
    await room.marks('amina', ts, 'pushpin');
    await room.unmarks('amina', ts, 'pushpin');
    await edit(ts, 'Pool at 100 %');
    expect(await room.timeline()).toEqual([]);
    await room.marks('amina', ts, 'pushpin');
    expect(await room.timeline()).toEqual([expect.stringMatching(/^\*\*15:05\*\* Pool at 100 %/)]);
  });

  test('stays on record with a flag and without its words when it is deleted', async () => {
    const ts = await room.says('baraka', 'Pool at 80 %');
    await room.marks('amina', ts, 'pushpin');
    await remove(ts);
    expect(await room.timeline()).toEqual([
      expect.stringMatching(/^\*\*15:05\*\* \*a message without its words\* — .*\*\(deleted since\)\*$/),
    ]);
  });

  test('stays on record without Slack’s words when it is deleted from above its replies', async () => {
    const ts = await room.says('baraka', 'Pool at 80 %');
    await room.says('chebet', 'Looking', ts);
    await room.marks('amina', ts, 'pushpin');
    await remove(ts);
    const [line] = await room.timeline();
    expect(line).toMatch(/^\*\*15:05\*\* \*a message without its words\* — .*\*\(deleted since\)\*$/);
    expect(await room.draft()).not.toContain('This message was deleted');
  });

  test('keeps a deleted reply like any other message', async () => {
    const parent = await room.says('david', 'Customers are calling');
    const reply = await room.says('baraka', 'Pool at 80 %', parent);
    await room.marks('amina', reply, 'pushpin');
    await remove(reply);
    expect(await room.timeline()).toEqual([
      expect.stringMatching(/without its words\* — .*\*\(deleted since\)\*$/),
    ]);
  });
});
