import { minute, second } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const title = 'Salaries leaked';

describe.each([
  ['ahead of', 5 * minute],
  ['behind', -5 * minute],
])('a machine whose clock is five minutes %s Slack’s', (_, ahead) => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ ahead });
  });
  afterEach(() => world.close());

  const listedTo = async (name: 'amina' | 'baraka'): Promise<boolean> => {
    await world.types(name, world.playground.channel('ops').id, '/incident list');
    return JSON.stringify(world.person(name).ephemerals().at(-1)).includes(title);
  };

  /** What happens is not told to the bot, as while it is away. */
  const unheard = async (act: () => void | Promise<void>): Promise<void> => {
    world.playground.deliveries.pause();
    await act();
    world.playground.deliveries.resume(() => []);
    await world.turn(10 * second);
  };

  test('forgets whom Slack vouched for in a private incident as soon as they leave', async () => {
    const channel = await world.declare(`/incident start sev1 --private ${title}`);
    await world.turn(10 * second);
    await unheard(() => world.person('amina').channels.invite(channel, world.person('baraka').id));
    await world.types('baraka', channel, '/incident status identified');
    expect(await listedTo('baraka')).toBe(true);
    await world.turn(10 * second);
    await world.person('baraka').leave(channel);
    await world.settled();
    expect(await listedTo('baraka')).toBe(false);
  });

  test('takes one who is back unheard for who they are once they do something there, and not who is not', async () => {
    const channel = await world.declare(`/incident start sev1 --private ${title}`);
    const invite = () => world.person('amina').channels.invite(channel, world.person('baraka').id);
    invite();
    await world.turn(10 * second);
    await world.person('baraka').leave(channel);
    await world.turn(10 * second);
    await unheard(invite);
    await world.types('baraka', channel, '/incident timeline');
    await world.turn(10 * second);
    expect(await listedTo('baraka')).toBe(true);
    await unheard(() => world.person('baraka').leave(channel));
    await world.person('amina').channels.kick(channel, world.playground.botUserId);
    await world.turn(10 * second);
    world.person('amina').channels.invite(channel, world.playground.botUserId);
    await world.turn(10 * second);
    expect([await listedTo('baraka'), await listedTo('amina')]).toEqual([false, true]);
  });

  test('hears who leaves a channel just after it was read who is in it', async () => {
    const channel = await world.declare(`/incident start sev1 --private ${title}`);
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.turn(10 * second);
    await world.person('amina').leave(channel);
    await world.settled();
    expect(await listedTo('amina')).toBe(false);
  });

  test('finds what it posted and opened already, where Slack’s answer was lost', async () => {
    const lost = new Set<string>();
    world.playground.faults.add(({ moment, method, args }) => {
      const what = `${method} ${args.channel}`;
      if (moment !== 'before' || !/^chat.post|create$/.test(method) || lost.has(what)) return undefined;
      lost.add(what);
      return { type: 'lost-after' };
    });
    const channel = await world.declare();
    await world.turn(minute);
    const named = world.playground.channels().map(({ name }) => name);
    expect(named.filter((name) => name.startsWith('inc-'))).toEqual(['inc-1-checkout-answers-500']);
    expect(lost.size).toBe(3);
    for (const where of [channel, world.playground.channel('incidents').id]) {
      expect(world.said(where)).toHaveLength(1);
    }
  });

  test('goes on in a channel that is archived, and brought back a moment later, while a job is at work', async () => {
    const channel = await world.declare();
    world.playground.deliveries.pause();
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    const told = world.said(channel).length;
    const release = world.playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'chat.postMessage' && args.channel === channel
        ? { type: 'error', error: 'is_archived' }
        : undefined,
    );
    await world.types('amina', channel, '/incident severity sev1');
    release();
    world.person('amina').channels.archive(channel);
    await world.turn(10 * second);
    world.person('amina').channels.unarchive(channel);
    world.playground.deliveries.resume();
    await world.turn(minute);
    expect(world.said(channel).slice(told)).toEqual(['*Severity: sev1*']);
  });
});
