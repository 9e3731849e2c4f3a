import { postgresKind } from '../databases/postgres';
import { millisecondsACommit } from '../databases/postgres-server';
import type { Figure } from '../figure';
import type { Part } from '../part';
import { onEach, type Stage } from '../processes/stage';
import { loads, underEveryLoad } from './acks';
import { perSecond } from './intake';

const rate = { perSecond: 80, seconds: 1.5 } as const;

/** The bot on each kind of database, and without one. */
const contestants = {
  PostgreSQL: { kind: postgresKind },
  SQLite: {},
  'bare Bolt': { program: 'bare Bolt' },
} as const;

/** What people wait for where the database is a server, over bare Bolt and over SQLite. */
export const postgres: Part = {
  name: 'postgres',
  summary: `marks made durable a second and acknowledgements at ${rate.perSecond} a second on PostgreSQL, over bare Bolt and over SQLite`,
  async measure(runs) {
    return [...(await durable(runs)), ...(await acknowledged(runs))];
  },
};

async function durable(runs: number): Promise<readonly Figure[]> {
  const rates = await onEach(runs, contestants, perSecond);
  const figure = { name: 'marks made durable on PostgreSQL', unit: '/s', ours: rates.PostgreSQL };
  return [
    {
      ...figure,
      yardstick: { name: 'bare Bolt', values: rates['bare Bolt'] },
      goal: { of: 'ratio', atLeast: 1 / 4 },
    },
    { ...figure, yardstick: { name: 'on SQLite', values: rates.SQLite } },
  ];
}

async function acknowledged(runs: number): Promise<readonly Figure[]> {
  const commits: number[] = [];
  const took = await onEach(runs, contestants, async (stage) => {
    if (stage.kind === postgresKind) commits.push(3 * (await millisecondsACommit()));
    return halves(stage);
  });
  return loads.flatMap(([load, name]): readonly Figure[] => {
    const of = (who: keyof typeof contestants): readonly number[] =>
      took[who].map((run) => run.get(load) ?? Number.NaN);
    const figure = {
      ...{
        name: `ack p50 on PostgreSQL, ${name} at ${rate.perSecond}/s`,
        unit: 'ms',
        ours: of('PostgreSQL'),
      },
    };
    const bare = of('bare Bolt').map((value, run) => value + (commits[run] ?? 0));
    return [
      {
        ...figure,
        yardstick: { name: 'bare Bolt + 3 commits of pg', values: bare },
        goal: { of: 'ratio', atMost: 1 },
      },
      { ...figure, yardstick: { name: 'on SQLite', values: of('SQLite') } },
    ];
  });
}

/** How long half of the acknowledgements of each load took at most, in milliseconds. */
async function halves(stage: Stage): Promise<ReadonlyMap<string, number>> {
  const took = await underEveryLoad(stage, [rate]);
  return new Map(loads.map(([load]) => [load, took.get(`${load} ${rate.perSecond}`)?.p50 ?? Number.NaN]));
}
