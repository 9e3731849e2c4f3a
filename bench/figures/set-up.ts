import type { Figure } from '../figure';
import type { Part } from '../part';
import { onStage } from '../processes/stage';
import type { SetUp } from '../slack/set-up';
import { median } from '../statistics';
import { inTurn } from '../timing';

/** What every call is held up by, in milliseconds: a round trip to Slack. */
const latency = 100;
const goalOverWaits = 0.3;

/** From the command until the declarer is in the channel, and until everything in it is done. */
export const setUp: Part = {
  name: 'set-up',
  summary: 'declarer in the channel and set-up complete, in round trips, and when Slack asks to wait',
  async measure(runs) {
    const [slow, once, thrice]: [SetUp[], SetUp[], SetUp[]] = [[], [], []];
    const trips: number[] = [];
    const measure = (into: SetUp[], options: { latency: number; refusals: number }) => async () => {
      into.push(
        await onStage('firelog', async ({ slack }) => {
          // The bot has run for a while when somebody needs it: its first incident is another one.
          await slack.ask('declare');
          return slack.ask('watchSetUp', options);
        }),
      );
    };
    await inTurn(
      runs,
      measure(slow, { latency, refusals: 0 }),
      measure(once, { latency: 0, refusals: 1 }),
      measure(thrice, { latency: 0, refusals: 3 }),
      async () => {
        trips.push(await roundTrip());
      },
    );
    const inTrips = (name: string, of: (took: SetUp) => number, atMost: number): Figure => ({
      ...{ name, unit: 's', ours: slow.map(of), goal: { of: 'ratio', atMost } },
      yardstick: { name: 'round trip', values: trips },
    });
    return [
      inTrips('declarer in the channel', ({ declarerIn }) => declarerIn, 2.1),
      inTrips('set-up complete', ({ complete }) => complete, 3.2),
      ...overWaits('one wait', once, 1),
      ...overWaits('three waits', thrice, 3),
    ];
  },
};

function overWaits(name: string, took: readonly SetUp[], waits: number): readonly Figure[] {
  const over = (what: string, of: (took: SetUp) => number): Figure => ({
    ...{ name: `${what}, over ${name} of 1 s`, unit: 's' },
    ours: took.map((each) => of(each) - waits),
    goal: { of: 'median', atMost: goalOverWaits },
  });
  return [
    over('declarer in the channel', ({ declarerIn }) => declarerIn),
    over('set-up complete', ({ complete }) => complete),
  ];
}

/** What a call takes that is held up as those of the bot are. */
async function roundTrip(): Promise<number> {
  return onStage('bare Bolt', async ({ slack }) => {
    await slack.ask('delayCalls', latency);
    return median(await slack.ask('callTimes', 10));
  });
}
