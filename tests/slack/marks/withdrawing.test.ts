import { readConfig } from '../../../src/config';
import { Room } from './room';

describe('what a mark is and is not', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
  });
  afterEach(() => room.world.close());

  test('withdraws the entry and the bot’s own reaction with the last mark', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.marks('amina', ts, 'pushpin');
    await room.marks('chebet', ts, 'pushpin');
    await room.unmarks('amina', ts, 'pushpin');
    expect(await room.timeline()).toHaveLength(1);
    expect(room.botReactions(ts)).toEqual(['memo']);
    await room.unmarks('chebet', ts, 'pushpin');
    expect(await room.timeline()).toEqual([]);
    expect(room.botReactions(ts)).toEqual([]);
  });

  test('keeps the entry while another kind of mark stands on it', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.marks('amina', ts, 'pushpin');
    await room.marks('amina', ts, 'red_circle');
    await room.unmarks('amina', ts, 'red_circle');
    expect(await room.timeline()).toEqual([expect.stringMatching(/^\*\*15:00\*\* The pool is exhausted/)]);
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('takes an entry back on record when it is marked again', async () => {
    const ts = await room.says('baraka', 'It is the cache');
    await room.marks('amina', ts, 'crystal_ball');
    await room.unmarks('amina', ts, 'crystal_ball');
    await room.marks('amina', ts, 'crystal_ball');
    expect(await room.timeline()).toEqual([expect.stringContaining('**A1 assumed**: It is the cache')]);
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('makes one entry with two recorders when two people mark the same message', async () => {
    const grafana = room.world.playground.addBot({ name: 'Grafana' });
    const ts = await grafana.post(room.channel, { text: 'Pool at 100 %' });
    await room.marks('david', ts, 'pushpin');
    await room.marks('chebet', ts, 'pushpin');
    const lines = await room.timeline();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/ — \[Grafana\]\(.+\) \(marked by David Mwangi, Chebet Koech\)$/);
  });

  test('reads an emoji in every skin tone, and each tone is taken back by itself', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.marks('amina', ts, 'pushpin::skin-tone-2');
    await room.marks('amina', ts, 'pushpin::skin-tone-5');
    expect(await room.timeline()).toHaveLength(1);
    await room.unmarks('amina', ts, 'pushpin::skin-tone-2');
    expect(await room.timeline()).toHaveLength(1);
    await room.unmarks('amina', ts, 'pushpin::skin-tone-5');
    expect(await room.timeline()).toEqual([]);
  });

  test.each(['thinking_face', 'boom', 'eyes', 'memo', 'heavy_check_mark'])(
    'takes %s for nothing',
    async (emoji) => {
      const ts = await room.says('baraka', 'The pool is exhausted');
      await room.marks('amina', ts, emoji);
      expect(await room.timeline()).toEqual([]);
      expect(room.botReactions(ts)).toEqual([]);
    },
  );

  test('leaves marks alone in a channel that is no incident’s', async () => {
    const { playground } = room.world;
    const ops = playground.channel('ops').id;
    await room.world.person('amina').channels.invite(ops, playground.botUserId);
    const ts = await room.world.person('amina').post(ops, 'Not an incident');
    await room.world.person('amina').react(ops, ts, 'pushpin');
    await room.world.settled();
    expect(playground.wire.envelopes('reaction_added')).toHaveLength(1);
    const [message] = playground.messages(ops).filter((each) => each.ts === ts);
    expect(message?.reactions.map(({ name }) => name)).toEqual(['pushpin']);
    expect(await room.timeline()).toEqual([]);
  });

  test('ignores its own reactions', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.asBot('reactions.add', { channel: room.channel, timestamp: ts, name: 'pushpin' });
    expect(await room.timeline()).toEqual([]);
    expect(room.botReactions(ts)).toEqual(['pushpin']);
  });

  test('records no mark on its own message', async () => {
    await room.world.types('amina', room.channel, '/incident status identified');
    const [told] = room.world.playground.messages(room.channel).filter(({ text }) => text.includes('Status'));
    await room.marks('amina', told?.ts ?? '', 'checkered_flag');
    expect(await room.timeline()).not.toContainEqual(expect.stringContaining('**Resolved**'));
  });
});

describe('emoji by settings', () => {
  test('marks with the configured emoji and with no other', async () => {
    const { emoji } = readConfig({}).settings;
    const room = await Room.open({
      settings: { emoji: { ...emoji, entry: 'bookmark' }, answerEmoji: 'pencil2' },
    });
    const first = await room.says('baraka', 'Marked as it used to be');
    await room.marks('amina', first, 'pushpin');
    const second = await room.says('baraka', 'Marked as configured');
    await room.marks('amina', second, 'bookmark');
    expect(await room.timeline()).toEqual([expect.stringContaining('Marked as configured')]);
    expect(room.botReactions(second)).toEqual(['pencil2']);
    await room.world.close();
  });
});
