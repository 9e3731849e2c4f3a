import { optional, type Refusable, withoutNotices } from './refusals';
import { StandardIncident } from './standard-incident';
import { noticesIn, pictureOf } from './workspace-picture';

// Each is a whole incident, on machines that may be slow.
jest.setTimeout(120_000);

describe('a small incident in which Slack refuses an optional part', () => {
  let incident: StandardIncident;
  let faultless: ReturnType<typeof pictureOf>;
  beforeAll(async () => {
    incident = await StandardIncident.prepare();
    await incident.play();
    faultless = pictureOf(incident.world.playground);
    await incident.world.close();
  });
  beforeEach(async () => {
    incident = await StandardIncident.prepare();
  });
  afterEach(() => incident.world.close());

  const refuse = (parts: readonly Refusable[]): (() => void) =>
    incident.world.playground.faults.add((point) => {
      if (point.moment !== 'before') return undefined;
      const part = parts.find(({ method, where }) => method === point.method && (where?.(point) ?? true));
      return part && { kind: 'error', error: part.code };
    });

  /** What a notice says is missing. */
  const missing = (): readonly string[] =>
    noticesIn(incident.world.playground)
      .map(({ text }) => /\*INC-\d+: (.*) is missing\.\*/.exec(text)?.[1] ?? text)
      .sort();

  /** Presses the button of every notice once. */
  const tryAgain = async (): Promise<void> => {
    const { world, amina } = incident;
    for (const { channel, ts } of noticesIn(world.playground)) {
      await amina.press(channel, ts, { action: 'try-again' });
      await world.settled();
    }
    await incident.passes();
  };

  it('has everything else and one notice for each part, and has the parts once their buttons were pressed', async () => {
    const over = refuse(optional);
    await incident.play();
    const expected = optional.map(({ part }) => part);
    expect(missing()).toEqual([...new Set(expected)].sort());
    over();
    await tryAgain();
    expect(missing()).toEqual([...new Set(expected)].sort());
    expect(withoutNotices(pictureOf(incident.world.playground))).toEqual(withoutNotices(faultless));
  });
});
