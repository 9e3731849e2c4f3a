import { minute } from '../../src/domain/time/instant';
import { StandardIncident, step } from './standard-incident';
import { asked, passing, patienceWith, strike } from './table';
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
    await incident.world.close();
  });
  afterEach(() => incident.world.close());

  const expectNoDifference = (): void => {
    expect(pictureOf(incident.world.playground)).toEqual(faultless);
    expect(noticesIn(incident.world.playground)).toEqual([]);
  };

  describe.each(passing)('whose calls meet with $name', (fault) => {
    test('ends as it would have when all do', async () => {
      incident = await StandardIncident.prepare(patienceWith(fault));
      strike(incident.world.playground, asked, fault, 1);
      await incident.play();
      expectNoDifference();
    });

    test.each(asked)('ends as it would have when those of %s do, three times', async (method) => {
      incident = await StandardIncident.prepare(patienceWith(fault));
      strike(incident.world.playground, [method], fault, 3);
      await incident.play();
      expectNoDifference();
    });
  });

  test('ends as it would have when nothing is answered for five minutes after each thing that people do', async () => {
    incident = await StandardIncident.prepare();
    const { playground, clock } = incident.world;
    const start = clock.now();
    playground.faults.add(({ moment, method }) => {
      const isOut = (clock.now() - start) % step < 5 * minute;
      // A form is asked for by somebody who waits for it: it is not what outlasts an outage.
      return moment === 'before' && isOut && method !== 'views.open' ? { type: 'http-503' } : undefined;
    });
    await incident.play();
    expectNoDifference();
  });
});
