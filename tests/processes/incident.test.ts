import { StandardIncident } from '../faults/standard-incident';
import { pictureOf } from '../faults/workspace-picture';

type Transport = 'socket' | 'http';

describe.each<Transport>(['socket', 'http'])(
  'an incident that comes to three processes by %s',
  (transport) => {
    const played = async (
      processes: number,
      prepare: (incident: StandardIncident) => void = () => undefined,
    ) => {
      const incident = await StandardIncident.prepare(undefined, { processes, transport });
      prepare(incident);
      try {
        await incident.play();
        return pictureOf(incident.world.playground);
      } finally {
        await incident.world.close();
      }
    };
    let alone: ReturnType<typeof pictureOf>;
    beforeAll(async () => {
      alone = await played(1);
    });

    test('leaves the messages, drafts and channels that it leaves with one', async () => {
      expect(await played(3)).toEqual(alone);
    });

    test('and also where everything is delivered twice', async () => {
      const twice = await played(3, ({ world: { playground } }) => {
        playground.deliveries.repeating = true;
        if (playground.sockets !== undefined) playground.sockets.doubling = true;
      });
      expect(twice).toEqual(alone);
    });
  },
);
