import { second } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { until } from '../support/until';
import type { World } from '../support/world';
import { marksOnRecord, onRecord } from './on-record';

/** How many messages a channel takes at once; one more each second. */
const burst = 5;

describe('three processes, to each of which one thing comes', () => {
  let room: Room;
  let world: World;
  let channel: string;
  beforeEach(async () => {
    room = await Room.open({ processes: 3, transport: 'http' });
    ({ world, channel } = room);
  });
  afterEach(() => world.close());

  /** What comes meanwhile comes to this one. */
  const at = async <T>(process: number, act: () => Promise<T>): Promise<T> => {
    world.onlyTo = process;
    const outcome = await act();
    await world.settled();
    return outcome;
  };

  test('show on Home what changed at another', async () => {
    await at(0, () => world.person('amina').home());
    await at(1, () => world.types('baraka', channel, '/incident title Search is slow'));
    const home = () => JSON.stringify(world.person('amina').homeView()?.blocks);
    await until('Home shows it', () => home().includes('Search is slow'));
  });

  test('record the words as they were edited at another a moment before', async () => {
    const ts = await at(0, () => room.says('amina', 'The pool is empty'));
    await at(1, () => world.person('amina').edit(channel, ts, 'The pool is full'));
    await at(0, () => room.marks('baraka', ts, 'pushpin'));
    const said = async () => JSON.stringify(await onRecord(world.databaseUrl));
    await until('the words are on record', async () => (await said()).includes('The pool is'));
    expect(await said()).toContain('The pool is full');
  });

  test('post together no more than one may', async () => {
    const posts = () =>
      world.playground.wire
        .calls('chat.postMessage')
        .filter(({ args }) => args.channel === channel && String(args.text).includes('step '));
    const typed = 24;
    for (let step = 0; step < typed; step += 1) {
      await at(step % 3, () => world.types('amina', channel, `/incident update step ${step}`));
    }
    const atOnce = posts();
    const passed = ((atOnce.at(-1)?.startedAt ?? 0) - (atOnce[0]?.startedAt ?? 0)) / 1_000;
    // By the server's clock, which no test turns.
    expect(atOnce.length).toBeLessThanOrEqual(burst + passed + 1);
    expect(atOnce.length).toBeLessThan(typed);
    while (posts().length < typed) await world.turn(second);
    await world.settled();
    expect(world.said(channel).filter((text) => text.includes('step '))).toHaveLength(typed);
  });
});

test('three processes whose sockets were all cut for a while catch up once', async () => {
  const patience = { timeouts: { reopen: 50, ping: 300, hello: 1_000 } };
  const room = await Room.open({ processes: 3, patience });
  const { world, channel } = room;
  await world.turn(20 * second);
  const { sockets, wire } = world.playground;
  if (sockets === undefined) throw new Error('There are no sockets');
  const ts = await room.says('baraka', 'The pool is exhausted');
  const reads = () => wire.calls('conversations.history').length;
  const before = reads();
  const cutOff = () => world.bots.filter(({ readiness }) => readiness.missing().includes('slack')).length;
  sockets.welcome = 'refused';
  sockets.cut();
  await until('all sockets are gone', () => cutOff() === 3);
  await room.unheard(() => world.person('chebet').react(channel, ts, 'pushpin'));
  world.clock.turn(world.clock.now() + 15 * second);
  sockets.welcome = 'as usual';
  await until('all are back', () => cutOff() === 0);
  await until('the mark is on record', async () => {
    await world.turn(second);
    return (await marksOnRecord(world.databaseUrl)).length > 0;
  });
  await world.settled();
  expect(reads() - before).toBe(1);
  await world.close();
});
