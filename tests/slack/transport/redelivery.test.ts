import fc from 'fast-check';
import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';
import { logOf } from './log-of';

describe('events that are delivered again', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
    await anIncident(world);
  });
  afterAll(() => world.close());

  test('change nothing, all of them in any order, under the same ids or under others', async () => {
    const { deliveries, wire } = world.playground;
    const before = await logOf(world);
    const types = before.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['mark-set', 'worded', 'message-deleted', 'status-changed']),
    );
    const said = world.playground.channels().map(({ id }) => world.said(id));
    const count = wire.envelopes().filter(({ envelopeType }) => envelopeType === 'events_api').length;
    const everything = fc.shuffledSubarray([...Array(count).keys()], { minLength: count });
    const again = fc.asyncProperty(everything, fc.boolean(), async (places, newEventId) => {
      deliveries.redeliver(count, {
        newEventId,
        order: (events) => places.flatMap((place) => events[place] ?? []),
      });
      await world.settled();
      expect(await logOf(world)).toEqual(before);
    });
    await fc.assert(again, { numRuns: 12 });
    expect(wire.envelopes().length).toBeGreaterThan(12 * count);
    expect(world.playground.channels().map(({ id }) => world.said(id))).toEqual(said);
  });

  test('change nothing either after a restart, when nothing is remembered', async () => {
    const before = await logOf(world);
    await world.stopBot();
    await world.startBot();
    world.playground.deliveries.redeliver(10_000, { order: (events) => [...events].reverse() });
    await world.settled();
    expect(await logOf(world)).toEqual(before);
  });
});

/** An incident with every kind of delivery in it: marks set and taken back, edits, deletions, replies, verdicts. */
async function anIncident(world: World): Promise<void> {
  const channel = await world.declare();
  const [amina, baraka, chebet] = [world.person('amina'), world.person('baraka'), world.person('chebet')];
  await chebet.join(channel);
  await baraka.join(channel);
  const post = async (text: string, place: { thread?: string } = {}): Promise<string> => {
    await world.turn(minute);
    return baraka.post(channel, text, place);
  };
  const parent = await post('Checkout is failing');
  const reply = await post('Since 14:58', { thread: parent });
  const doubted = await post('Is it the pool?');
  const gone = await post('Nobody needs this');
  const taken = await post('Marked by mistake');
  for (const [person, ts, emoji] of [
    [amina, parent, 'rotating_light'],
    [chebet, parent, 'rotating_light'],
    [amina, reply, 'red_circle'],
    [amina, doubted, 'crystal_ball'],
    [amina, gone, 'pushpin'],
    [amina, taken, 'pushpin'],
    [chebet, doubted, 'x'],
    [amina, doubted, 'white_check_mark'],
  ] as const) {
    await world.turn(minute);
    await person.react(channel, ts, emoji);
  }
  await world.turn(minute);
  await amina.unreact(channel, taken, 'pushpin');
  await chebet.unreact(channel, doubted, 'x');
  await baraka.edit(channel, reply, 'Since 14:57');
  await baraka.delete(channel, gone);
  await world.types('amina', channel, '/incident status monitoring');
  await world.turn(minute);
}
