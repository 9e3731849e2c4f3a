import { instant, later, minute, second } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

describe('what stands beside a fault', () => {
  let world: World;
  afterEach(() => world.close());

  test('a direct message whose answer was lost is sent once', async () => {
    world = await World.open();
    const { playground } = world;
    const channel = await world.declare();
    const amina = world.person('amina');
    let lost = 0;
    playground.faults.add(({ moment, method, args }) => {
      const isDirect = method === 'chat.postMessage' && args.channel === amina.id;
      if (!isDirect || moment !== 'after' || lost === 2) return undefined;
      lost += 1;
      return { type: 'lost-after' };
    });
    amina.channels.kick(channel, playground.botUserId);
    await world.settled();
    await world.turn(minute);
    expect(lost).toBe(1);
    const direct = await amina.directMessages(playground.botUserId);
    expect(world.said(direct)).toEqual([expect.stringContaining('the bot is no longer in')]);
  });

  test('a direct message is rather sent twice than not at all where the app may not read it', async () => {
    world = await World.open();
    const { playground } = world;
    const channel = await world.declare();
    const amina = world.person('amina');
    let lost = 0;
    playground.faults.add(({ moment, method, args }) => {
      if (moment === 'before' && method === 'conversations.history')
        return { type: 'error', error: 'missing_scope' };
      if (method !== 'chat.postMessage' || moment !== 'before' || args.channel !== amina.id) return undefined;
      lost += 1;
      return lost === 1 ? { type: 'lost-before' } : undefined;
    });
    amina.channels.kick(channel, playground.botUserId);
    await world.settled();
    await world.turn(minute);
    const direct = await amina.directMessages(playground.botUserId);
    expect(world.said(direct)).toHaveLength(1);
  });

  test('whom Slack refuses keeps nobody out, of hundreds who are invited', async () => {
    world = await World.open({
      settingsOf: ({ chebet = '', david = '' }) => ({
        responders: [...Array.from({ length: 150 }, (_, number) => `U0NOBODY${number}`), chebet, david],
      }),
    });
    const channel = await world.declare();
    await world.settled();
    const members = world.playground.membersOf(channel);
    for (const name of ['amina', 'chebet', 'david'] as const)
      expect(members).toContain(world.person(name).id);
    const warnings = world.said(channel).filter((text) => text.startsWith(':warning:'));
    expect(warnings).toEqual([expect.stringContaining('Check the configured responders')]);
  });

  test('a method that Slack asks to leave alone for long keeps no other waiting, however many jobs want it', async () => {
    world = await World.open();
    const { playground } = world;
    const channel = await world.declare();
    const amina = world.person('amina');
    const over = later(instant(world.clock.now()), 10 * minute);
    playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'reactions.add' && world.clock.now() < over
        ? { type: 'rate-limited', retryAfterSeconds: 600 }
        : undefined,
    );
    for (let number = 1; number <= 12; number += 1) {
      await amina.react(channel, await amina.post(channel, `Message ${number}`), 'pushpin');
    }
    await world.settled();
    await world.types('amina', channel, '/incident status identified');
    await world.turn(5 * second);
    expect(world.said(channel)).toContain('*Status: identified*');
    // No more of them than are on their way at the same time.
    expect(playground.wire.calls('reactions.add').length).toBeLessThanOrEqual(8);
    await world.turn(11 * minute);
    const answered = playground
      .messages(channel)
      .filter(({ reactions }) => reactions.some(({ name }) => name === 'memo'));
    expect(answered).toHaveLength(12);
  });

  test('a name that cannot be read for good keeps no draft from being delivered', async () => {
    world = await World.open();
    const { playground } = world;
    playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'users.info' ? { type: 'error', error: 'missing_scope' } : undefined,
    );
    const channel = await world.declare();
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    expect(world.draft()).toContain('# INC-1: Checkout answers 500');
  });
});
