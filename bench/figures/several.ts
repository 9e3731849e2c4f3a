import { postgresKind } from '../databases/postgres';
import type { Figure } from '../figure';
import type { Part } from '../part';
import { onEach, type Stage, type StageOptions } from '../processes/stage';
import { record } from '../recorded';
import { sum } from '../statistics';

const incidents = 50;
const many = 3;
/** How far away the database is, there and back, in milliseconds. */
const away = 10;

const marks = 1_000;
/** So many that no process waits for the next one. */
const inFlight = 128;
const longestRun = 4;
const steady = { perSecond: 80, seconds: 8 };
const marksBefore = 100;

/** Several processes on one database, over one of them. */
export const several: Part = {
  name: 'several',
  summary: `processor time and marks a second of ${many} processes on one PostgreSQL, over one`,
  async measure(runs) {
    const name = `${many} processes`;
    return [
      {
        ...(await figure(runs, processorTime, {})),
        ...{ name: `processor time a mark, ${name}`, unit: 'ms', goal: { of: 'ratio', atMost: 1.2 } },
      },
      {
        ...(await figure(runs, perSecond, { away })),
        ...{ name: `marks made durable ${away} ms away, ${name}`, unit: '/s' },
        goal: { of: 'ratio', atLeast: 2 },
      },
      { ...(await figure(runs, perSecond, {})), name: `marks made durable, ${name}`, unit: '/s' },
    ];
  },
};

async function figure(
  runs: number,
  measure: (stage: Stage, channels: readonly string[]) => Promise<number>,
  options: StageOptions,
): Promise<Pick<Figure, 'ours' | 'yardstick'>> {
  let channels: readonly string[] = [];
  const given: StageOptions = {
    ...options,
    kind: postgresKind,
    async before(slack, { team }, url) {
      const quiet = await slack.ask('quietChannels', incidents);
      await record(url, team, quiet);
      channels = quiet.map(({ channel }) => channel);
    },
  };
  const contestants = { several: { ...given, processes: many }, one: given };
  const { several: ours, one } = await onEach(runs, contestants, (stage) => measure(stage, channels));
  return { ours, yardstick: { name: 'one process', values: one } };
}

/** How many milliseconds a processor works for a mark, with everything that comes of it and while it waits for the next. */
async function processorTime({ slack, processes }: Stage, channels: readonly string[]): Promise<number> {
  const count = steady.perSecond * steady.seconds;
  await prepare(slack, channels, count);
  const worked = (): number => sum(processes.map((app) => app.processorSeconds()));
  const before = worked();
  await slack.ask('atRate', 'reactions', channels, steady);
  await slack.ask('calm');
  return (1_000 * (worked() - before)) / count;
}

async function perSecond(
  { slack, processes, kind, app }: Stage,
  channels: readonly string[],
): Promise<number> {
  await prepare(slack, channels, marks);
  const most = { count: marks, inFlight, seconds: longestRun };
  const { acknowledged, seconds } = await slack.ask('asFastAsPossible', 'reactions', channels, most);
  for (const process of processes) await process.end();
  const kept = await kind.marksIn(app.databaseUrl);
  if (kept < acknowledged) throw new Error(`${acknowledged} marks were acknowledged and ${kept} kept`);
  return acknowledged / seconds;
}

/** Has messages to be marked in each channel, and every process at its work. */
async function prepare(slack: Stage['slack'], channels: readonly string[], count: number): Promise<void> {
  const messages = { count: count + marksBefore, inFlight: 32, seconds: 60 };
  await slack.ask('asFastAsPossible', 'messages', channels, messages);
  const reactions = { count: marksBefore, inFlight: 32, seconds: 30 };
  await slack.ask('asFastAsPossible', 'reactions', channels, reactions);
  await slack.ask('calm');
}
