import type { ChannelSettings } from '../../../src/app/settings';
import { hour, minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const usual: ChannelSettings = { name: 'inc-{number}-{slug}', isRenamed: false, welcome: {} };

describe('the name of an incident’s channel', () => {
  let world: World;
  afterEach(() => world.close());

  const open = async (channel: Partial<ChannelSettings>): Promise<void> => {
    world = await World.open({ settings: { channel: { ...usual, ...channel } } });
  };
  const nameOf = (channel: string): string => world.playground.channel(channel).name;
  const incidentChannels = (): readonly string[] =>
    world.playground
      .channels()
      .map(({ name }) => name)
      .filter((name) => /\d/.test(name));
  const refuse = (method: string, error: string) => {
    let count = 0;
    const end = world.playground.faults.add((point) => {
      if (point.method !== method || point.moment !== 'before') return undefined;
      count += 1;
      return { type: 'error', error };
    });
    return { times: () => count, end };
  };
  const warnings = (channel: string): readonly string[] =>
    world.said(channel).filter((text) => text.startsWith(':warning:'));

  test('follows the pattern of the settings', async () => {
    await open({ name: '{severity}_{date}-{number}-{service}-{slug}' });
    expect(nameOf(await world.declare())).toBe('sev2_2023-11-08-1-checkout-answers-500');
  });

  test('stays what it was when the title is another one, unless the settings say otherwise', async () => {
    await open({});
    const channel = await world.declare();
    await world.types('amina', channel, '/incident title Payments are lost');
    await world.types('amina', channel, '/incident severity sev1');
    expect(nameOf(channel)).toBe('inc-1-checkout-answers-500');
  });

  test('follows title and severity where the settings say so, and asks nothing of Slack where it stays', async () => {
    await open({ name: '{severity}-{number}-{slug}', isRenamed: true });
    const channel = await world.declare();
    await world.types('amina', channel, '/incident title Payments are lost');
    expect(nameOf(channel)).toBe('sev2-1-payments-are-lost');
    await world.types('amina', channel, '/incident severity sev1');
    expect(nameOf(channel)).toBe('sev1-1-payments-are-lost');
    await world.types('amina', channel, '/incident undo');
    const renames = refuse('conversations.rename', 'restricted_action');
    await world.types('amina', channel, '/incident title PAYMENTS are lost!');
    expect(renames.times()).toBe(0);
    // What is linked is linked by its id: the announcement leads there as before.
    expect(world.said(world.playground.channel('incidents').id).join()).toContain(
      'INC-1: PAYMENTS are lost!',
    );
  });

  test('stays what somebody made it by hand where what changes is no part of it', async () => {
    await open({ isRenamed: true });
    const channel = await world.declare();
    world.person('amina').channels.rename(channel, 'payments-fire');
    await world.settled();
    await world.types('amina', channel, '/incident severity sev1');
    expect(nameOf(channel)).toBe('payments-fire');
    await world.types('amina', channel, '/incident title Payments are lost');
    expect(nameOf(channel)).toBe('inc-1-payments-are-lost');
  });

  test('takes a suffix where the new one is taken', async () => {
    await open({ isRenamed: true });
    world.person('david').channels.create('inc-1-payments-are-lost');
    const channel = await world.declare();
    await world.types('amina', channel, '/incident title Payments are lost');
    expect(nameOf(channel)).toBe('inc-1-payments-are-lost-2');
    await world.types('amina', channel, '/incident severity sev1');
    await world.turn(minute);
    expect(nameOf(channel)).toBe('inc-1-payments-are-lost-2');
    expect(warnings(channel)).toEqual([]);
  });

  test('is not kept from following by an answer that was lost', async () => {
    await open({ isRenamed: true });
    const channel = await world.declare();
    let lost = 0;
    world.playground.faults.add((point) => {
      if (point.method !== 'conversations.rename' || point.moment !== 'after' || lost > 0) return undefined;
      lost += 1;
      return { type: 'lost-after' };
    });
    await world.types('amina', channel, '/incident title Payments are lost');
    await world.turn(minute);
    expect([lost, nameOf(channel)]).toEqual([1, 'inc-1-payments-are-lost']);
  });

  test.each(['restricted_action', 'not_authorized'])(
    'is said once to be refused by the workspace, for all incidents: %s',
    async (error) => {
      await open({ isRenamed: true });
      const first = await world.declare();
      const other = await world.declare('/incident start sev3 Search is slow');
      const refused = refuse('conversations.rename', error);
      await world.types('amina', first, '/incident title Payments are lost');
      expect(warnings(first)).toEqual([
        expect.stringMatching(/^:warning: \*INC-1: the channel’s new name is missing\.\* \S/),
      ]);
      await world.types('amina', first, '/incident title Payments are late');
      await world.types('amina', other, '/incident title Search is down');
      expect(refused.times()).toBe(3);
      expect([...warnings(first), ...warnings(other)]).toHaveLength(1);
      expect(nameOf(first)).toBe('inc-1-checkout-answers-500');
      // What was refused holds nothing else up.
      expect(world.playground.channel(other).topic.value).toContain('Search is down');
    },
  );

  test('follows once the channel is back where it was archived meanwhile', async () => {
    await open({ isRenamed: true });
    const channel = await world.declare();
    const keeper = world.person('amina').channels;
    keeper.archive(channel);
    await world.types('amina', world.playground.channel('ops').id, '/incident title INC-1 Payments are lost');
    expect(nameOf(channel)).toBe('inc-1-checkout-answers-500');
    keeper.unarchive(channel);
    await world.settled();
    expect(nameOf(channel)).toBe('inc-1-payments-are-lost');
  });

  describe('of which nobody heard that it was created', () => {
    const title = 'Checkout answers 500';

    /** Loses what Slack answers, and stops the bot before it asks again. */
    const declaredInVain = async (channel: Partial<ChannelSettings>, flags = ''): Promise<string> => {
      await open(channel);
      let lost = 0;
      world.playground.faults.add((point) => {
        if (point.method !== 'conversations.create' || point.moment !== 'after' || lost > 0) return undefined;
        lost += 1;
        return { type: 'lost-after' };
      });
      const ops = world.playground.channel('ops').id;
      await world.types('amina', ops, `/incident start sev2 ${flags}${title}`);
      await world.stopBot();
      expect(lost).toBe(1);
      return ops;
    };

    test('is found under the pattern', async () => {
      await declaredInVain({ name: 'fire-{severity}-{number}-{slug}' });
      await world.startBot();
      await world.turn(minute);
      expect(incidentChannels()).toEqual(['fire-sev2-1-checkout-answers-500']);
      expect(world.said(world.playground.channel('fire-sev2-1-checkout-answers-500').id)[0]).toContain(
        'INC-1',
      );
    });

    test.each([
      [true, 'sev1-1-payments-are-lost'],
      [false, 'sev2-1-checkout-answers-500'],
    ])('is found though title and severity changed since; renamed: %s', async (isRenamed, name) => {
      const ops = await declaredInVain({ name: '{severity}-{number}-{slug}', isRenamed });
      let isHeld = true;
      // The bot is back, and Slack creates nothing while somebody types.
      world.playground.faults.add((point) =>
        isHeld && /^conversations\.create|^users\.conversations/.test(point.method)
          ? { type: 'http-503' }
          : undefined,
      );
      await world.startBot();
      await world.types('amina', ops, '/incident title INC-1 Payments are lost');
      await world.types('amina', ops, '/incident severity INC-1 sev1');
      isHeld = false;
      await world.turn(hour);
      expect(incidentChannels()).toEqual([name]);
      expect(warnings(world.playground.channel(name).id)).toEqual([]);
    });

    test('is found though the pattern is another one since, also where it is private', async () => {
      await declaredInVain({ name: 'old-{number}-{slug}' }, '--private ');
      world.configure({ channel: { ...usual, name: 'new-{number}-{slug}' } });
      await world.startBot();
      await world.turn(minute);
      expect(incidentChannels()).toEqual(['old-1-checkout-answers-500']);
    });
  });
});
