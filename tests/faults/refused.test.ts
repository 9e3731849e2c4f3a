import { optional, withoutNotices } from './refusals';
import { RefusedIncident } from './refused-incident';
import { StandardIncident } from './standard-incident';
import { pictureOf } from './workspace-picture';

// Each is a whole incident, on machines that may be slow.
jest.setTimeout(120_000);

describe('a small incident of which Slack refuses optional parts', () => {
  let refused: RefusedIncident;
  let faultless: ReturnType<typeof pictureOf>;
  beforeAll(async () => {
    const incident = await StandardIncident.prepare();
    await incident.play();
    faultless = pictureOf(incident.world.playground);
    await incident.world.close();
  });
  beforeEach(async () => {
    refused = await RefusedIncident.prepare();
  });
  afterEach(() => refused.incident.world.close());

  test('has everything else and one notice for each, and has them once the buttons were pressed', async () => {
    const over = refused.refuse(optional);
    await refused.incident.play();
    const parts = optional.map(({ part }) => part).sort();
    expect(refused.missing()).toEqual(parts);
    over();
    await refused.tryAgain();
    expect(refused.missing()).toEqual(parts);
    expect(withoutNotices(pictureOf(refused.incident.world.playground))).toEqual(withoutNotices(faultless));
  });

  test('tells the declarer alone what is missing where the channel takes no messages at all', async () => {
    const { incident } = refused;
    const over = refused.refuse([
      {
        method: 'chat.postMessage',
        code: 'restricted_action_read_only_channel',
        part: '',
        where: ({ args, channelOf }) => channelOf(String(args.channel)).startsWith('inc-1'),
      },
    ]);
    await incident.play();
    expect(refused.missing()).toEqual([
      'a message in the incident’s channel',
      'a reminder of what somebody promised',
      'the pinned card',
    ]);
    const direct = await incident.amina.directMessages(incident.world.playground.botUserId);
    const told = incident.world.said(direct).filter((text) => text.includes('is missing.'));
    expect(told).toHaveLength(3);
    over();
    await refused.tryAgain();
    expect(withoutNotices(pictureOf(incident.world.playground))).toEqual(withoutNotices(faultless));
  });
});
