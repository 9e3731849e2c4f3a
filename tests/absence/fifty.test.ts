import { minute, second } from '../../src/domain/time/instant';
import { countOf } from '../slack/transport/log-of';
import { World } from '../support/world';

/** A call by which the bot reads, at the time of the clock that is turned by hand. */
interface Call {
  readonly method: string;
  readonly channel: string;
  readonly at: number;
}

const reading = new Set(['conversations.info', 'conversations.history', 'conversations.replies']);
const incidents = 50;

describe('fifty open incidents', () => {
  let world: World;
  const channels: string[] = [];
  const calls: Call[] = [];
  /** How many threads with replies an incident's channel has, by its place. */
  const threads = (place: number): number => (place % 10 === 0 ? 3 : 0);

  beforeAll(async () => {
    world = await World.open({ logLevel: 'info' });
    for (let number = 1; number <= incidents; number += 1) {
      // A drill is announced nowhere, which saves calls here.
      channels.push(await world.declare('/incident start --drill Checkout answers 500'));
      await world.turn(4 * second);
    }
    const amina = world.person('amina');
    const marked: (readonly [string, string])[] = [];
    for (const [place, channel] of channels.entries()) {
      const ts = await amina.post(channel, 'The pool is exhausted');
      marked.push([channel, ts]);
      for (let count = 0; count < threads(place); count += 1) {
        const parent = await amina.post(channel, 'A thread');
        marked.push([channel, await amina.post(channel, 'A reply', { thread: parent })]);
      }
    }
    await world.settled();
    await world.stopBot();
    world.playground.deliveries.pause();
    for (const [channel, ts] of marked) await amina.react(channel, ts, 'pushpin');
    world.playground.deliveries.resume(() => []);
    await world.turn(minute);
    world.playground.faults.add(({ moment, method, args }) => {
      const call = { method, channel: String(args.channel), at: world.clock.now() };
      if (moment === 'before' && reading.has(method)) calls.push(call);
      return undefined;
    });
    await world.startBot();
    await world.settled();
  }, 90_000);
  afterAll(() => world.close());

  const of = (method: string): readonly Call[] => calls.filter((call) => call.method === method);

  test('leave room for a new one while they are read, and the bot ready', async () => {
    expect(world.firelog.readiness.missing()).toEqual([]);
    expect(world.firelog.readiness.notes()).toEqual([
      expect.stringMatching(/^catching up: \d+ of 50 incidents$/),
    ]);
    const channel = await world.declare('/incident start sev1 Search is slow');
    expect(world.playground.channel(channel).pins).toHaveLength(1);
    expect(world.playground.membersOf(channel)).toContain(world.person('amina').id);
    expect(world.firelog.readiness.notes()).toHaveLength(1);
  });

  test('are all read by as many calls as it takes, newest first', async () => {
    while (world.firelog.readiness.notes().length > 0) await world.turn(5 * second);
    await world.turn(5 * minute);
    expect(of('conversations.info').map(({ channel }) => channel)).toEqual([...channels].reverse());
    expect(of('conversations.history')).toHaveLength(incidents);
    expect(of('conversations.replies')).toHaveLength(5 * 3);
    expect(await countOf(world, 'mark-set')).toBe(incidents + 5 * 3);
    expect(await countOf(world, 'worded')).toBe(incidents + 5 * 3);
  });

  test('are read at half of what Slack allows, in any minute', () => {
    for (const method of reading) {
      const times = of(method).map(({ at }) => at);
      for (const from of times) {
        const within = times.filter((at) => at >= from && at < from + minute).length;
        // Fifty a minute are allowed; ten may come at once.
        expect(within).toBeLessThanOrEqual(25 + 10);
      }
      const took = Math.max(...times) - Math.min(...times);
      expect(times.length).toBeLessThanOrEqual(10 + Math.ceil((took / minute) * 25));
    }
  });

  test('are told of in the log, one by one and together', () => {
    const lines = world.lines.map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => msg === 'Caught up with an incident')).toHaveLength(incidents);
    expect(lines.find(({ msg }) => msg === 'Caught up with every open incident')).toMatchObject({
      why: 'start',
      incidents,
      failed: 0,
      facts: 2 * (incidents + 5 * 3),
    });
  });
});
