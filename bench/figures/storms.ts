import { setTimeout } from 'node:timers/promises';
import { sqliteKind } from '../databases/sqlite';
import type { Figure } from '../figure';
import type { Part } from '../part';
import { onStage, type Stage, type StageOptions } from '../processes/stage';
import { record } from '../recorded';
import { percentile } from '../statistics';
import { holdsWithin, inTurn } from '../timing';

const marks = 2_000;
const replies = 2_000;
const entries = 1_000;
const probeEvery = 250;
/** How long the list is asked for at rest, in milliseconds, and before that. */
const rest = 4_000;
const warmUp = 1_000;
/** The list is asked for at least so long while a storm goes on, in milliseconds: it has its aftermath. */
const aftermath = 3_000;
/** How long a storm may take, in seconds. */
const longest = 20;

/** Something that brings much work at once. */
interface Storm {
  readonly name: string;
  readonly options?: StageOptions;
  /** Makes ready what it needs; what it resolves to lets it loose, and resolves to whether it was over in time. */
  prepare(stage: Stage): Promise<() => Promise<boolean>>;
}

const kinds: readonly Storm[] = [
  {
    name: `${marks} marks at once`,
    async prepare({ slack }) {
      const channel = await slack.ask('declare');
      await slack.ask('asFastAsPossible', 'messages', channel, { count: marks, inFlight: 32, seconds: 60 });
      const all = { count: marks, inFlight: marks, seconds: longest };
      return async () => {
        const { acknowledged } = await slack.ask('asFastAsPossible', 'reactions', channel, all);
        return acknowledged === marks;
      };
    },
  },
  {
    name: `adding a thread of ${replies}`,
    async prepare({ slack, app }) {
      const channel = await slack.ask('declare');
      const message = await slack.ask('thread', channel, replies);
      return async () => {
        await slack.ask('addWholeThread', channel, message);
        return holdsWithin(longest, async () => (await sqliteKind.marksIn(app.databaseUrl)) > replies);
      };
    },
  },
  {
    name: `a draft of ${entries} entries`,
    options: {
      async before(slack, { team }, url) {
        const marked = await slack.ask('markedChannel', 'inc-1', entries);
        await record(url, team, [marked]);
      },
    },
    async prepare({ slack }) {
      const channel = await slack.ask('channelCalled', 'inc-1');
      return async () => {
        await slack.ask('closeIncident', channel);
        return holdsWithin(longest, async () => (await slack.ask('drafts')) > 0);
      };
    },
  },
];

/** What came of one run: milliseconds, and whether the storm was over in time. */
interface Weathered {
  readonly atRest: number;
  readonly during: number;
  readonly latest: number;
  readonly longestBlock: number;
  readonly isOver: boolean;
}

/** How long somebody waits for the list of incidents while much else is to be done, over the same at rest. */
export const storms: Part = {
  name: 'storms',
  summary: '`/incident list` during marks at once, a whole thread and a draft, over the same at rest',
  async measure(runs) {
    const weathered = new Map<string, Weathered[]>(kinds.map(({ name }) => [name, []]));
    await inTurn(
      runs,
      ...kinds.map((storm) => async () => void weathered.get(storm.name)?.push(await weather(storm))),
    );
    return [...weathered].flatMap(([name, each]) => figuresOf(name, each));
  },
};

function figuresOf(name: string, each: readonly Weathered[]): readonly Figure[] {
  const during = each.map((run) => run.during);
  const unended = each.filter(
    ({ isOver, longestBlock }) => !isOver || longestBlock === Number.POSITIVE_INFINITY,
  ).length;
  const notes = unended > 0 ? [`did not end within ${longest} s in ${unended} of ${each.length} runs`] : [];
  return [
    {
      ...{ name: `list p99 during ${name}`, unit: 'ms', ours: during, notes },
      yardstick: { name: 'at rest', values: each.map(({ atRest }) => atRest) },
      goal: { of: 'ratio', atMost: 10 },
    },
    {
      ...{ name: `latest list during ${name}`, unit: 'ms', ours: each.map(({ latest }) => latest) },
      goal: { of: 'worst', atMost: 3_000 },
    },
    {
      ...{ name: `longest block during ${name}`, unit: 'ms', ours: each.map((run) => run.longestBlock) },
      goal: { of: 'worst', below: 200 },
    },
  ];
}

async function weather({ options, prepare }: Storm): Promise<Weathered> {
  return onStage(
    'firelog',
    async (stage) => {
      const { slack, app } = stage;
      const unleash = await prepare(stage);
      await slack.ask('calm');
      const probed = async <T>(work: () => Promise<T>) => {
        await slack.ask('startProbing', probeEvery);
        const result = await work();
        return { result, took: await slack.ask('stopProbing') };
      };
      // The first list of all is no measure for the others.
      await probed(() => setTimeout(warmUp));
      await slack.ask('calm');
      const { took: atRest } = await probed(() => setTimeout(rest));
      await app.longestBlock();
      const { result: isOver, took: during } = await probed(async () => {
        const [over] = await Promise.all([unleash(), setTimeout(aftermath)]);
        return over;
      });
      return {
        atRest: percentile(atRest, 99),
        during: percentile(during, 99),
        latest: Math.max(...during),
        longestBlock: await app.longestBlock(longest),
        isOver,
      };
    },
    { ...options, isProbed: true },
  );
}
