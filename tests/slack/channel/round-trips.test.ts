import type { CallRecord } from '../../../src/playground/wire';
import { World } from '../../support/world';
import { depths } from './depth';

/** What Slack takes for each call here: long enough that calls made together overlap on a busy machine as well. */
const latencyMs = 300;

describe('the way from the command to a working channel', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('incident-set-up takes three round trips', async () => {
    const { playground } = world;
    const before = playground.wire.calls().length;
    playground.faults.add(({ moment }) =>
      moment === 'before' ? { type: 'delay', ms: latencyMs } : undefined,
    );
    const channel = await world.declare();

    const calls = playground.wire.calls().slice(before);
    const depth = depths(calls);
    const deepest = (method: string): number =>
      Math.max(...calls.filter((call) => call.method === method).map((call) => depth.get(call) ?? 0));
    expect(deepest('conversations.create')).toBe(1);
    expect(deepest('conversations.invite')).toBe(2);
    expect(Math.max(...depth.values())).toBe(3);

    expect(playground.membersOf(channel)).toContain(world.person('amina').id);
    expect(playground.channel(channel).topic.value).not.toBe('');
    expect(playground.channel(channel).purpose.value).not.toBe('');
    expect(playground.channel(channel).pins).toHaveLength(1);
    expect(world.said(playground.channel('incidents').id)).toHaveLength(1);
  });

  test('counts calls that wait for each other one by one, and those made together once', () => {
    const call = (startedAt: number, endedAt: number): CallRecord => {
      return { type: 'call', seq: startedAt, method: 'm', args: {}, ok: true, startedAt, endedAt };
    };
    expect([...depths([call(0, 10), call(10, 20), call(21, 30), call(30, 40)]).values()]).toEqual([
      1, 2, 3, 4,
    ]);
    expect([...depths([call(0, 10), call(5, 15), call(9, 30), call(12, 40)]).values()]).toEqual([1, 1, 1, 2]);
  });
});
