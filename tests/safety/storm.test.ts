import { hour, minute } from '../../src/domain/time/instant';
import { World } from '../support/world';

describe('somebody who marks more than Slack lets the bot answer', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('holds up no other incident, though the words of all must be read first', async () => {
    const channel = await world.declare();
    const [amina, baraka] = [world.person('amina'), world.person('baraka')];
    await baraka.join(channel);
    world.playground.deliveries.pause();
    const said = await Promise.all(
      Array.from({ length: 50 }, (_each, index) => baraka.post(channel, `message ${index}`)),
    );
    world.playground.deliveries.resume(() => []);
    for (const ts of said) await baraka.react(channel, ts, 'pushpin');
    await world.settled();
    expect(answered(world)).toBeLessThan(50);
    // The clock stands still: whoever waits for a turn goes on waiting.
    const other = await world.declare('/incident start sev1 Everything is down');
    expect(world.playground.membersOf(other)).toContain(amina.id);
    expect(world.said(other)).not.toEqual([]);
    await world.turn(hour);
    await world.turn(minute);
    expect(answered(world)).toBe(50);
  });
});

function answered({ playground }: World): number {
  return playground.wire.calls('reactions.add').filter(({ ok }) => ok).length;
}
