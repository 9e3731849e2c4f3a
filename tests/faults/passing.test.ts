import { minute, second } from '../../src/domain/time/instant';
import { StandardIncident } from './standard-incident';
import { asked, passing, patienceWith, rare, strike } from './table';
import { noticesIn, pictureOf } from './workspace-picture';

// Each is a whole incident, on machines that may be slow.
jest.setTimeout(120_000);

describe('a small incident', () => {
  let incident: StandardIncident;
  let faultless: ReturnType<typeof pictureOf>;
  beforeAll(async () => {
    incident = await StandardIncident.prepare();
    await incident.play();
    faultless = pictureOf(incident.world.playground);
    const called = new Set(incident.world.playground.wire.calls().map(({ method }) => method));
    await incident.world.close();
    // What no incident calls could not go wrong in one either.
    const uncalled = asked.filter((method) => !called.has(method) && !rare.includes(method));
    expect(uncalled).toEqual([]);
  });
  afterEach(() => incident.world.close());

  // The others are tried by `npm run faults`, and each of them for each method alone.
  test.each(passing.filter(({ isSample }) => isSample))(
    'ends as it would have when everything meets with $name first',
    async (fault) => {
      incident = await StandardIncident.prepare(patienceWith(fault));
      const { playground } = incident.world;
      const struck = strike(playground, asked, fault, 1);
      await incident.play();
      expect(pictureOf(playground)).toEqual(faultless);
      expect(noticesIn(playground)).toEqual([]);
      expect([...struck].filter(([method, times]) => times === 0 && !rare.includes(method))).toEqual([]);
    },
  );
});

describe('after five minutes in which nothing was answered', () => {
  let incident: StandardIncident;
  beforeEach(async () => {
    incident = await StandardIncident.prepare();
  });
  afterEach(() => incident.world.close());

  test('all that waited is done in its order within a minute, at a pace that Slack bears', async () => {
    const { world } = incident;
    const { playground } = world;
    await incident.declare();
    const called: { method: string; at: number }[] = [];
    let isOut = true;
    playground.faults.add(({ moment, method }) => {
      if (moment !== 'before') return undefined;
      called.push({ method, at: world.clock.now() });
      return isOut ? { type: 'lost-before' } : undefined;
    });
    const told: string[] = [];
    for (let number = 1; number <= 20; number += 1) {
      await world.types('amina', incident.channel, `/incident assume it is the cache ${number}`);
      told.push(`*A${number} assumed:* it is the cache ${number}`);
    }
    await world.turn(5 * minute);
    // One try after a second, and the next after twice as long, up to half a minute: no outage is made worse.
    expect(called.length).toBeLessThan(120);
    isOut = false;
    called.length = 0;
    await world.turn(minute);
    expect(world.said(incident.channel).filter((text) => text.includes('assumed'))).toEqual(told);
    const posts = called.filter(({ method }) => method === 'chat.postMessage').map(({ at }) => at);
    expect(mostWithin(10 * second, posts)).toBeLessThanOrEqual(15);
    expect(
      mostWithin(
        second,
        called.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(25);
  });
});

function mostWithin(span: number, moments: readonly number[]): number {
  const counts = moments.map((from) => moments.filter((each) => each >= from && each < from + span).length);
  return Math.max(0, ...counts);
}
