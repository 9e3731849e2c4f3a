import type { Figure } from '../figure';
import type { Part } from '../part';
import type { Program } from '../processes/app';
import { onBoth, type Stage } from '../processes/stage';
import { millisecondsACommit } from '../raw-sqlite';
import type { Load } from '../slack/side';
import { percentile } from '../statistics';

/** Reactions come last: the messages that they are set on were written by then. */
export const loads = [
  ['messages', 'messages'],
  ['notes', '`/incident note`'],
  ['reactions', 'reactions'],
] as const satisfies readonly (readonly [Load, string])[];

/** How much comes in; 80 a second is what ten workspaces send at Slack's ceiling. */
const rates: readonly LoadRate[] = [
  { perSecond: 10, seconds: 1.5 },
  { perSecond: 80, seconds: 1.5 },
  { perSecond: 400, seconds: 1 },
];

/** How many a second, and for how many seconds. */
interface LoadRate {
  readonly perSecond: number;
  readonly seconds: number;
}

/** What is sent before anything is measured, of each kind. */
const warmUp = { count: 150, inFlight: 8, seconds: 10 };

/** The half and all but the last hundredth of what a load's acknowledgements took, in milliseconds. */
interface Took {
  readonly p50: number;
  readonly p99: number;
}

type Key = `${Load} ${number}`;

/** How long the acknowledgement takes of what comes in at a constant rate, over a bare Bolt app and three raw commits. */
export const acks: Part = {
  name: 'acks',
  summary:
    'acknowledging messages, notes and reactions at 10, 80 and 400 a second, over bare Bolt and three commits',
  async measure(runs) {
    const commits: number[] = [];
    const took = await onBoth(runs, async (stage) => {
      if (stage.app.program === 'firelog') commits.push(3 * (await millisecondsACommit()));
      return underEveryLoad(stage, rates);
    });
    return loads.flatMap(([load, name]) =>
      rates.flatMap(({ perSecond }) => figuresOf(`${name} at ${perSecond}/s`, `${load} ${perSecond}`)),
    );

    function figuresOf(name: string, key: Key): readonly Figure[] {
      const each = (program: Program, of: (took: Took) => number): readonly number[] =>
        took[program].map((run) => of(run.get(key) ?? { p50: Number.NaN, p99: Number.NaN }));
      const ours = each('firelog', ({ p50 }) => p50);
      const bare = each('bare Bolt', ({ p50 }) => p50);
      const yardstick = {
        name: 'bare Bolt + 3 commits',
        values: bare.map((value, run) => value + (commits[run] ?? 0)),
      };
      const goal = { of: 'ratio', atMost: 1 } as const;
      const half = { name: `ack p50, ${name}`, unit: 'ms', ours, yardstick, goal };
      const last = { name: `ack p99, ${name}`, unit: 'ms', ours: each('firelog', ({ p99 }) => p99) };
      const own = { name: 'its p50', values: ours };
      if (!key.endsWith(' 80')) return [half];
      return [half, { ...last, yardstick: own, goal: { of: 'ratio', below: 10 } }];
    }
  },
};

/** How long the acknowledgements of each load took at each rate. */
export async function underEveryLoad(
  { slack }: Stage,
  rates: readonly LoadRate[],
): Promise<ReadonlyMap<Key, Took>> {
  const channel = await slack.ask('declare');
  const took = new Map<Key, Took>();
  for (const [load] of loads) {
    await slack.ask('asFastAsPossible', load, channel, warmUp);
    for (const rate of rates) {
      const values = await slack.ask('atRate', load, channel, rate);
      took.set(`${load} ${rate.perSecond}`, { p50: percentile(values, 50), p99: percentile(values, 99) });
    }
  }
  return took;
}
