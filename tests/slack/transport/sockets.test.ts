import { until } from '../../support/until';
import { World } from '../../support/world';
import { countOf } from './log-of';

describe('the sockets', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  it('are two, so that the recycling of one leaves the other', () => {
    expect(world.playground.connections).toBe(2);
    expect(world.firelog.readiness.missing()).toEqual([]);
  });

  it.each([
    { how: 'recycled', end: () => world.playground.disconnect() },
    { how: 'cut without a word', end: () => world.playground.cutConnections() },
  ])('come back after they were $how, with everything that happened meanwhile', async ({ end }) => {
    const { playground } = world;
    const channel = await world.declare();
    const amina = world.person('amina');
    const ts = await amina.post(channel, 'The pool is exhausted');
    await world.settled();
    end();
    await until('the sockets are gone', () => world.firelog.readiness.missing().includes('slack'));
    await amina.react(channel, ts, 'pushpin');
    await amina.edit(channel, ts, 'The connection pool is exhausted');
    expect(countOf(world, 'mark-set')).toBe(0);
    await until('both sockets are back', () => playground.connections === 2);
    await world.settled();
    expect(countOf(world, 'mark-set')).toBe(1);
    expect(world.firelog.readiness.missing()).toEqual([]);
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('The connection pool is exhausted — [Amina Wanjiru](');
  });
});
