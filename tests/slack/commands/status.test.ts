import { ask, declared, opened, prefilled } from '../../support/asking';
import { World } from '../../support/world';

describe('/incident status', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  test('tells the channel once, with nothing beside it: no answer, and no line about a topic', async () => {
    const before = world.playground.channel(channel).messages.length;
    expect(await ask(world, 'baraka', channel, '/incident status monitoring')).toEqual({
      answer: '',
      seenBy: 'nobody',
      said: ['*Status: monitoring*'],
    });
    expect(world.playground.channel(channel).messages).toHaveLength(before + 1);
    const { playground } = world;
    expect(playground.channel(channel).topic.value).toBe('sev2 · ongoing · Checkout answers 500');
    expect(world.said(channel)[0]).toBe('INC-1: Checkout answers 500 (sev2, monitoring)');
    expect(world.said(playground.channel('incidents').id)).toEqual([
      'INC-1: Checkout answers 500 (sev2, monitoring)',
    ]);
  });

  test('answers whoever typed it where the bot was taken out, and cannot tell the channel', async () => {
    const { playground } = world;
    world.person('amina').channels.kick(channel, playground.botUserId);
    await world.settled();
    expect(await ask(world, 'amina', channel, '/incident status monitoring')).toEqual({
      answer: 'INC-1 is now *monitoring*.',
      seenBy: 'the asker',
      said: [],
    });
  });

  test.each([
    ['status identified --at 14:50', 'identified', '2023-11-08 14:50'],
    ['status Monitoring —at 14:50', 'mitigated', '2023-11-08 14:50'],
    ['status resolved --at “2:50 PM”', 'resolved', '2023-11-08 14:50'],
  ])('sets a milestone with “%s”', async (line, milestone, time) => {
    await ask(world, 'amina', channel, `/incident ${line}`);
    expect(prefilled(await opened(world, 'amina', channel, '/incident times'), milestone)).toBe(time);
  });

  test('refuses a time before what has to come first, and says both times', async () => {
    await ask(world, 'amina', channel, '/incident status monitoring --at 14:50');
    expect(await ask(world, 'amina', channel, '/incident status resolved --at 14:20')).toEqual({
      answer:
        'Resolved (14:20) would come before mitigated (14:50). Type 14:50 or later, or correct mitigated with `/incident times`.',
      seenBy: 'the asker',
      said: [],
    });
    expect(world.playground.channel(channel).topic.value).toBe('sev2 · ongoing · Checkout answers 500');
  });

  test.each([
    ['status', 'Say the status: one of investigating, identified, monitoring, resolved.'],
    [
      'status fixed',
      'There is no status “fixed”. Type one of investigating, identified, monitoring, resolved.',
    ],
    ['status investigating', 'INC-1 is investigating already. Nothing changed.'],
    ['status closed', 'Closing asks for more than a status: type `/incident close`.'],
    ['status canceled', 'Canceling is a command of its own: type `/incident cancel &lt;reason&gt;`.'],
  ])('refuses “%s” to the asker alone', async (line, sentence) => {
    expect(await ask(world, 'amina', channel, `/incident ${line}`)).toEqual({
      answer: sentence,
      seenBy: 'the asker',
      said: [],
    });
  });
});
