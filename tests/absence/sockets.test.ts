import { second } from '../../src/domain/instant';
import { Room } from '../slack/marks/room';
import { countOf } from '../slack/transport/log-of';
import { until } from '../support/until';
import { readThrough } from './away';

/** Short enough for a test. */
const patience = { waits: { reopen: 50, ping: 300, hello: 1_000 } };

describe('a time without a socket', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open({ patience });
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

  it('of ten seconds is made up for when there is one again', async () => {
    const ts = await cutOff(10);
    await until('the mark is on record', () => countOf(room.world, 'mark-set') === 1);
    await readThrough(room.world);
    expect(room.botReactions(ts)).toEqual(['memo']);
    expect(room.world.lines.join('')).toContain('"why":"sockets","incidents":1');
  });

  it('of less is none: Slack delivers again what was not acknowledged', async () => {
    await cutOff(9);
    expect(calls()).toBe(0);
    expect(countOf(room.world, 'mark-set')).toBe(0);
  });

  it('of one socket only is none', async () => {
    room.world.playground.sockets?.disconnect('refresh_requested', 1);
    await room.world.turn(60 * second);
    await until('both are open', () => room.world.playground.connections === 2);
    await room.world.settled();
    expect(calls()).toBe(0);
  });
});

describe('over HTTP', () => {
  it('what happened before a start is read as well', async () => {
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
