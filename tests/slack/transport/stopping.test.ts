import { until } from '../../support/until';
import { World } from '../../support/world';
import { countOf, logOf } from './log-of';

describe('a bot that is stopping', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('finishes what is in flight, takes nothing new in, and finds it again at the next start', async () => {
    const { playground } = world;
    const first = await world.declare();
    const amina = world.person('amina');
    const ts = await amina.post(first, 'The pool is exhausted');
    await world.settled();

    let stopping: Promise<void> | undefined;
    playground.faults.add(({ method, moment }) => {
      if (method !== 'conversations.create' || moment !== 'before') return undefined;
      stopping = world.stopBot();
      return { type: 'delay', ms: 300 };
    });
    await amina.command(playground.channel('ops').id, '/incident start sev3 Search is slow');
    await until('the bot is stopping', () => stopping !== undefined);
    const command = amina.command(first, '/incident note too late');
    await amina.react(first, ts, 'pushpin');
    await stopping;

    expect((await logOf(world)).filter(({ number }) => number === 2).map(({ type }) => type)).toEqual([
      'declared',
      'promised',
      'promised',
      'channel-opened',
    ]);
    expect(await countOf(world, 'mark-set')).toBe(0);
    expect(await command).toEqual({ acknowledged: false });
    expect(await countOf(world, 'noted')).toBe(0);

    playground.faults.clear();
    await world.startBot();
    await until('the mark is on record', async () => (await countOf(world, 'mark-set')) === 1);
    await world.settled();
    expect(playground.channel('inc-2-search-is-slow').pins).toHaveLength(1);
  });

  test('leaves no socket behind', async () => {
    await world.stopBot();
    await until('the sockets are closed', () => world.playground.connections === 0);
  });
});
