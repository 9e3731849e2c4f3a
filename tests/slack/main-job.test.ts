import { minute } from '../../src/domain/time/instant';
import { World } from '../support/world';

describe('an incident from declaration to draft', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('opens a channel with a pinned card, a topic, the declarer in it and an announcement', async () => {
    const channel = await world.declare();
    const { playground } = world;
    expect(playground.channel(channel).name).toBe('inc-1-checkout-answers-500');
    expect(playground.membersOf(channel)).toContain(world.person('amina').id);
    expect(playground.channel(channel).topic.value).toBe('sev2 · ongoing · Checkout answers 500');
    const [card] = playground
      .messages(channel)
      .filter((message) => message.user === playground.botUserId && message.blocks);
    expect(playground.channel(channel).pins).toHaveLength(1);
    expect(card?.text).toContain('INC-1: Checkout answers 500');
    expect(world.said(playground.channel('incidents').id)).toEqual([
      'INC-1: Checkout answers 500 (sev2, investigating)',
    ]);
  });

  test('records a reaction on a thread reply as that reply', async () => {
    const channel = await world.declare();
    const amina = world.person('amina');
    const parent = await amina.post(channel, 'Looking at the database');
    await world.turn(5 * minute);
    const reply = await amina.post(channel, 'Connections are at their limit', { thread: parent });
    await world.settled();
    await amina.react(channel, reply, 'pushpin');
    await world.settled();
    const timeline = await world.types('amina', channel, '/incident timeline');
    expect(timeline).toContain('The timeline of INC-1');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('- **15:05** Connections are at their limit — [Amina Wanjiru](');
    expect(world.draft()).not.toContain('Looking at the database');
  });
});
