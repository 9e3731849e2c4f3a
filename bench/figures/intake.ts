import type { Part } from '../part';
import { onBoth, type Stage } from '../processes/stage';

const marks = 3_000;
/** Slack opens no more than it has acknowledgements to wait for; a burst of alerts and marks is of this size. */
const inFlight = 64;
const longestRun = 4;

/** Marks recorded and acknowledged a second, as fast as they are taken, over those that a bare Bolt app acknowledges. */
export const intake: Part = {
  name: 'intake',
  summary: 'marks made durable a second, over the reactions that bare Bolt takes in',
  async measure(runs) {
    const rates = await onBoth(runs, perSecond);
    const yardstick = { name: 'bare Bolt', values: rates['bare Bolt'] };
    const goal = { of: 'ratio', atLeast: 1 / 3 } as const;
    return [{ name: 'marks made durable', unit: '/s', ours: rates.firelog, yardstick, goal }];
  },
};

/** How many marks an app records and acknowledges a second, as fast as it takes them. */
export async function perSecond({ slack, app, kind }: Stage): Promise<number> {
  const channel = await slack.ask('declare');
  await slack.ask('asFastAsPossible', 'messages', channel, { count: marks, inFlight, seconds: 30 });
  const { acknowledged, seconds } = await slack.ask('asFastAsPossible', 'reactions', channel, {
    ...{ count: marks, inFlight },
    seconds: longestRun,
  });
  await app.end();
  const kept = app.program === 'firelog' ? await kind.marksIn(app.databaseUrl) : acknowledged;
  if (kept < acknowledged) throw new Error(`${acknowledged} marks were acknowledged and ${kept} kept`);
  return acknowledged / seconds;
}
