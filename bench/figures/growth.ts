import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseKind } from '../databases/database-kind';
import { postgresKind } from '../databases/postgres';
import { sqliteKind } from '../databases/sqlite';
import type { Figure } from '../figure';
import { inFolder } from '../folder';
import { fillWithIncidents } from '../many-incidents';
import type { Part } from '../part';
import { onEach, type Stage } from '../processes/stage';
import { median } from '../statistics';

const [many, few] = [100_000, 100];
const kinds: readonly DatabaseKind[] = [sqliteKind, postgresKind];

/** The workspace that every stage has. */
const team = 'T0000000001';

/** How often each is done before it counts, and then. */
const [warmUp, counted] = [10, 30];
const drafts = 4;
/** The marks, of which a draft is made afterwards. */
const marks = { perSecond: 80, seconds: 1.5 };
const marksBefore = 40;

/** What somebody waits for with many incidents in the database, over the same with few. */
export const growth: Part = {
  name: 'growth',
  summary: `the list, Home, a mark and a draft with ${many} incidents in the database, over ${few}`,
  async measure(runs) {
    const figures: Figure[] = [];
    for (const kind of kinds) figures.push(...(await inFolder((folder) => grown(kind, folder, runs))));
    return figures;
  },
};

async function grown(kind: DatabaseKind, folder: string, runs: number): Promise<readonly Figure[]> {
  const template = async (count: number): Promise<string> => {
    const url = await kind.create(made(join(folder, String(count))));
    await fillWithIncidents(kind, url, team, count);
    await kind.settle(url);
    return url;
  };
  const [large, small] = [await template(many), await template(few)];
  const took = await onEach(
    runs,
    { many: { kind, template: large }, few: { kind, template: small } },
    waitedFor,
  );
  for (const url of [large, small]) await kind.drop(url);
  return whats.map(([what, name]) => ({
    ...{ name: `${name}, ${many} incidents on ${kind.name}`, unit: 'ms' },
    ours: took.many.map((run) => run[what]),
    yardstick: { name: `${few} incidents`, values: took.few.map((run) => run[what]) },
    goal: { of: 'ratio', atMost: 1.2 },
  }));
}

/** How long half of them took at most, in milliseconds. */
interface Waits {
  readonly list: number;
  readonly home: number;
  readonly mark: number;
  readonly draft: number;
}

const whats: readonly (readonly [keyof Waits, string])[] = [
  ['list', '`/incident list`'],
  ['home', 'Home drawn'],
  ['mark', 'ack p50, reactions at 80/s'],
  ['draft', 'draft delivered'],
];

async function waitedFor({ slack }: Stage): Promise<Waits> {
  const channel = await slack.ask('declare');
  const count = marksBefore + marks.perSecond * marks.seconds;
  await slack.ask('asFastAsPossible', 'messages', channel, { count, inFlight: 8, seconds: 30 });
  const before = { count: marksBefore, inFlight: 8, seconds: 30 };
  await slack.ask('asFastAsPossible', 'reactions', channel, before);
  await slack.ask('calm');
  const mark = median(await slack.ask('atRate', 'reactions', channel, marks));
  await slack.ask('calm');
  await slack.ask('listTimes', warmUp);
  const list = median(await slack.ask('listTimes', counted));
  await slack.ask('homeTimes', warmUp);
  const home = median(await slack.ask('homeTimes', counted));
  await slack.ask('draftTimes', channel, 2);
  const draft = median(await slack.ask('draftTimes', channel, drafts));
  return { list, home, mark, draft };
}

function made(folder: string): string {
  mkdirSync(folder);
  return folder;
}
