import { hour, minute, second } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { countOf } from '../slack/transport/log-of';
import { defaultSettings } from '../support/default-settings';
import { until } from '../support/until';
import { readThrough } from './away';

/** A socket is opened again at once, and none is taken for dead because this machine is busy. */
const patience = { timeouts: { reopen: 50, ping: 60_000, hello: 10_000 } };

describe('a time without a socket', () => {
  let room: Room;
  beforeEach(async () => {
    // Nothing reads the channel but what makes up for a time.
    const settings = { promises: { ...defaultSettings.promises, silence: {} } };
    room = await Room.open({ patience, settings });
    await room.world.turn(20 * second);
  });
  afterEach(() => room.world.close());

  const calls = (): number => room.world.playground.wire.calls('conversations.history').length;

  /** Leaves the bot without a socket for so many seconds, while somebody marks a message unheard. */
  async function cutOff(seconds: number): Promise<string> {
    const { world } = room;
    const { sockets, deliveries } = world.playground;
    if (sockets === undefined) throw new Error('There are no sockets');
    const ts = await room.says('baraka', 'The pool is exhausted');
    sockets.welcome = 'refused';
    sockets.cut();
    await until('the sockets are gone', () => world.firelog.readiness.missing().includes('slack'));
    deliveries.pause();
    await world.person('chebet').react(room.channel, ts, 'pushpin');
    deliveries.resume(() => []);
    world.clock.turn(world.clock.now() + seconds * second);
    sockets.welcome = 'as usual';
    await until('the bot is back', () => world.firelog.readiness.missing().length === 0);
    await world.settled();
    return ts;
  }

  test('of ten seconds is made up for when there is one again', async () => {
    const ts = await cutOff(10);
    await until('the mark is on record', async () => (await countOf(room.world, 'mark-set')) === 1);
    await readThrough(room.world);
    expect(room.botReactions(ts)).toEqual(['memo']);
    expect(room.world.lines.join('')).toContain('"why":"sockets","incidents":1');
  });

  test('of less is none: Slack delivers again what was not acknowledged', async () => {
    await cutOff(9);
    expect(calls()).toBe(0);
    expect(await countOf(room.world, 'mark-set')).toBe(0);
  });

  /** Lets the workspace tell in vain of a mark. */
  async function unheardMark(): Promise<string> {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.unheard(() => room.world.person('chebet').react(room.channel, ts, 'pushpin'));
    return ts;
  }

  /** Lets the machine sleep for so long, and the workspace tell of a mark meanwhile. */
  async function asleep(micros: number): Promise<string> {
    const ts = await unheardMark();
    room.world.clock.turn(room.world.clock.now() + micros);
    return ts;
  }

  test('is as long as the machine slept, although the sockets are opened again at once', async () => {
    const ts = await asleep(8 * hour);
    room.world.playground.sockets?.cut();
    await until('the mark is on record', async () => (await countOf(room.world, 'mark-set')) === 1);
    await readThrough(room.world);
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('is as long as it slept as well where one socket is opened before the other is found dead', async () => {
    const { world } = room;
    const ts = await unheardMark();
    // Nothing of theirs is on its way any more when the machine wakes; whoever opens one anew ends the silent ones.
    world.playground.sockets?.freeze();
    await world.settled();
    world.clock.turn(world.clock.now() + 8 * hour);
    world.playground.sockets?.cut(1);
    await until('the mark is on record', async () => (await countOf(world, 'mark-set')) === 1);
    await readThrough(world);
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('of none is none, whatever the clock is set to meanwhile', async () => {
    await asleep(8 * hour);
    room.world.playground.sockets?.disconnect('refresh_requested', 1);
    await until('both are open', () => room.world.playground.connections === 2);
    await room.world.settled();
    expect(calls()).toBe(0);
  });

  test('of one socket only is none', async () => {
    room.world.playground.sockets?.disconnect('refresh_requested', 1);
    await room.world.turn(60 * second);
    await until('both are open', () => room.world.playground.connections === 2);
    await room.world.settled();
    expect(calls()).toBe(0);
  });
});

describe('over HTTP', () => {
  /** Marks a message unheard while something happens; resolves to the message once the bot has read of it. */
  async function readAfter(room: Room, happens: () => Promise<void>): Promise<void> {
    const { world, channel } = room;
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.unheard(() => world.person('chebet').react(channel, ts, 'pushpin'));
    await happens();
    await readThrough(world);
    expect(room.botReactions(ts)).toEqual(['memo']);
    await world.close();
  }

  test('what happened while nothing answered the bot’s calls is read once something does', async () => {
    const room = await Room.open({ transport: 'http' });
    await readAfter(room, async () => {
      const { world, channel } = room;
      const over = world.playground.faults.add(({ moment }) =>
        moment === 'before' ? { type: 'lost-before' } : undefined,
      );
      await world.types('amina', channel, '/incident severity sev1');
      await world.turn(10 * second);
      over();
      await world.turn(20 * second);
    });
  });

  test('what happened while the machine slept is read when it wakes', async () => {
    let slept = 0;
    const room = await Room.open({ transport: 'http', elapsed: (shown) => shown + slept });
    await readAfter(room, async () => {
      await room.world.turn(minute);
      expect(await countOf(room.world, 'mark-set')).toBe(0);
      slept = 8 * hour;
      await room.world.turn(5 * second);
    });
  });

  test('a clock that is set forth is no sleep', async () => {
    let set = 0;
    const room = await Room.open({ transport: 'http', elapsed: (shown) => shown - set });
    const { world } = room;
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.unheard(() => world.person('chebet').react(room.channel, ts, 'pushpin'));
    set = hour;
    world.clock.turn(world.clock.now() + hour);
    await world.turn(minute);
    expect(await countOf(world, 'mark-set')).toBe(0);
    await world.close();
  });

  test('what happened before a start is read as well', async () => {
    const room = await Room.open({ transport: 'http' });
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.world.turn(20 * second);
    await room.world.stopBot();
    await room.unheard(() => room.world.person('chebet').react(room.channel, ts, 'pushpin'));
    await room.world.turn(20 * second);
    await room.world.startBot();
    await readThrough(room.world);
    expect(room.botReactions(ts)).toEqual(['memo']);
    await room.world.close();
  });
});
