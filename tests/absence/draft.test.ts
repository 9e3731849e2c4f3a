import { minute, second } from '../../src/domain/time/instant';
import type { Fault } from '../../src/playground/faults';
import { Room } from '../slack/marks/room';
import { bareTimeline, unheard } from './away';

describe('a draft', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(minute);
  });
  afterEach(() => room.world.close());

  const drafts = (): readonly string[] => room.world.playground.files().map(({ content }) => content);
  const missing = 'The channel could not be read to its end before this draft was written';

  /** From now on a method fails so; the returned function heals it. */
  const fails = (method: string, fault: Fault): (() => void) =>
    room.world.playground.faults.add((point) =>
      point.moment === 'before' && point.method === method ? fault : undefined,
    );

  const asks = () => room.world.types('amina', room.channel, '/incident postmortem');

  test('holds what the bot was never told of', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.world.turn(10 * second);
    await unheard(room.world, () => room.world.person('chebet').react(room.channel, ts, 'pushpin'));
    expect(await bareTimeline(room)).toEqual(['**15:01** The pool is exhausted']);
    expect(drafts().join()).not.toContain(missing);
  });

  test('waits while Slack does not let the channel be read, and what else is to be said does not', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await unheard(room.world, () => room.world.person('chebet').react(room.channel, ts, 'pushpin'));
    const heal = fails('conversations.history', { type: 'http-500' });
    await asks();
    await room.world.turn(2 * minute);
    expect(drafts()).toEqual([]);
    await room.world.types('amina', room.channel, '/incident severity sev1');
    expect(room.world.said(room.channel).join()).toContain('sev1');
    heal();
    await room.world.turn(minute);
    expect(drafts()).toHaveLength(1);
    expect(drafts()[0]).toContain('The pool is exhausted');
    expect(drafts()[0]).not.toContain(missing);
  });

  test('is delivered after five minutes all the same, and says what may be missing', async () => {
    fails('conversations.history', { type: 'http-500' });
    await asks();
    await room.world.turn(5 * minute - second);
    expect(drafts()).toEqual([]);
    await room.world.turn(2 * second);
    expect(drafts()).toHaveLength(1);
    expect(drafts()[0]).toContain(missing);
  });

  test('is delivered at once where no waiting will help', async () => {
    fails('conversations.history', { type: 'error', error: 'missing_scope' });
    await asks();
    await room.world.settled();
    expect(drafts()).toHaveLength(1);
    expect(drafts()[0]).toContain(missing);
  });

  test('that waits is delivered by the next start, once, where the bot ended meanwhile', async () => {
    const heal = fails('conversations.history', { type: 'http-500' });
    await asks();
    await room.world.turn(minute);
    await room.world.stopBot();
    heal();
    await room.world.startBot();
    await room.world.turn(minute);
    expect(drafts()).toHaveLength(1);
    expect(drafts()[0]).not.toContain(missing);
  });
});
