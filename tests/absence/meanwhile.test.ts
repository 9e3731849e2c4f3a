import { minute } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { databaseKinds } from '../support/test-database';
import { bareTimeline, readThrough, unheard } from './away';

describe.each(databaseKinds)('on %s, what people do while the channel is being read', (database) => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open({ database });
    await room.world.turn(minute);
  });
  afterEach(() => room.world.close());

  /**
   * Starts the bot after `before`, of which it was never told. Slack's answer about the channel is made, then `meanwhile`
   * happens, and the bot hears of that before the answer reaches it or only after everything was read.
   */
  async function start(
    before: () => Promise<void>,
    meanwhile: () => Promise<void>,
    heard: 'before the answer' | 'after it',
  ): Promise<void> {
    const { world } = room;
    const { deliveries, faults } = world.playground;
    await world.stopBot();
    await unheard(world, before);
    await world.turn(minute);
    let acting: Promise<void> | undefined;
    const heal = faults.add(({ moment, method }) => {
      if (moment !== 'after' || method !== 'conversations.history' || acting !== undefined) return undefined;
      if (heard === 'after it') deliveries.pause();
      acting = meanwhile();
      return { type: 'delay', ms: 200 };
    });
    await world.startBot();
    await world.settled();
    await acting;
    heal();
    await readThrough(world);
    deliveries.resume();
    await world.turn(minute);
  }

  describe.each(['before the answer', 'after it'] as const)('and that the bot hears %s', (heard) => {
    test('is no mark, where it is taken back again', async () => {
      const ts = await room.says('baraka', 'The pool is exhausted');
      const chebet = room.world.person('chebet');
      const mark = () => chebet.react(room.channel, ts, 'pushpin');
      await start(mark, () => chebet.unreact(room.channel, ts, 'pushpin'), heard);
      expect(await bareTimeline(room)).toEqual([]);
      expect(room.botReactions(ts)).toEqual([]);
    });

    test('is a mark, where it is set again', async () => {
      const ts = await room.says('baraka', 'The pool is exhausted');
      await room.marks('chebet', ts, 'pushpin');
      const chebet = room.world.person('chebet');
      const unmark = () => chebet.unreact(room.channel, ts, 'pushpin');
      await start(unmark, () => chebet.react(room.channel, ts, 'pushpin'), heard);
      expect(await bareTimeline(room)).toEqual(['**15:01** The pool is exhausted']);
      expect(room.botReactions(ts)).toEqual(['memo']);
    });

    test('are the newest words, where the message was marked before', async () => {
      const ts = await room.says('baraka', 'The pool is exhausted');
      await start(
        () => room.world.person('chebet').react(room.channel, ts, 'pushpin'),
        () => room.world.person('baraka').edit(room.channel, ts, 'The pool is full'),
        heard,
      );
      const timeline = JSON.stringify(await bareTimeline(room));
      expect(timeline).toContain('**15:01** The pool is full');
    });

    test('is a deletion, which leaves the entry with a flag', async () => {
      const ts = await room.says('baraka', 'The pool is exhausted');
      await start(
        () => room.world.person('chebet').react(room.channel, ts, 'pushpin'),
        () => room.world.person('baraka').delete(room.channel, ts),
        heard,
      );
      expect(await bareTimeline(room)).toEqual(['**15:01** *a message without its words* *(deleted since)*']);
    });
  });
});
