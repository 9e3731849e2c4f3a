import { alone } from './refusals';
import { RefusedIncident } from './refused-incident';

// Each is a whole incident, on machines that may be slow.
jest.setTimeout(120_000);

describe('a small incident of which Slack refuses one optional part', () => {
  let refused: RefusedIncident;
  beforeEach(async () => {
    refused = await RefusedIncident.prepare();
  });
  afterEach(() => refused.incident.world.close());

  test.each(alone)('says that $part is missing when $method answers $code', async (refusal) => {
    const over = refused.refuse([refusal]);
    await refused.incident.play();
    expect(refused.missing().filter((part) => part === refusal.part)).toHaveLength(refusal.told ?? 1);
    // Card, announcement and reminders are brought up to date by one method.
    expect(new Set(refused.missing()).size).toBeLessThanOrEqual(3);
    const before = refused.missing();
    over();
    await refused.tryAgain();
    // Whatever is still missing would have said so anew.
    expect(refused.missing()).toEqual(before);
  });
});
