import { join } from 'node:path';
import type { Figure } from '../figure';
import { inFolder } from '../folder';
import type { Part } from '../part';
import { Claimer } from '../processes/claimer';
import { inTurn } from '../timing';
import { fillWithJobs, type Layout } from '../waiting-jobs';

const many = 100_000;
const few = 10;
const rounds = 100;
/** How long those may take, in seconds. */
const longest = 20;

const layouts: readonly Layout[] = ['in one lane', 'over 10,000 incidents', 'due next month'];

/** Claiming jobs and finding when the next is due, while many wait, over the same while few do. */
export const claims: Part = {
  name: 'claims',
  summary: `claiming jobs with ${many} waiting, over ${few}`,
  async measure(runs) {
    const figures: Figure[] = [];
    for (const layout of layouts) figures.push(await inFolder((folder) => claimed(folder, layout, runs)));
    return figures;
  },
};

async function claimed(folder: string, layout: Layout, runs: number): Promise<Figure> {
  const now = Date.now() * 1_000;
  const [large, small] = [join(folder, 'many.db'), join(folder, 'few.db')];
  await fillWithJobs(large, layout, many, now);
  await fillWithJobs(small, layout, few, now);
  const [ofMany, ofFew] = [new Claimer(large, now), new Claimer(small, now)];
  const [ours, values]: [number[], number[]] = [[], []];
  try {
    await inTurn(
      runs,
      async () => void ours.push(await ofMany.claim(rounds, longest)),
      async () => void values.push(await ofFew.claim(rounds, longest)),
    );
  } finally {
    for (const claimer of [ofMany, ofFew]) claimer.end();
  }
  return {
    ...{ name: `claim, ${many} waiting ${layout}`, unit: 'ms', ours },
    yardstick: { name: `${few} waiting`, values },
    goal: { of: 'ratio', atMost: 1.5 },
    notes: ours.includes(Number.POSITIVE_INFINITY)
      ? [`${rounds} claims did not end within ${longest} s`]
      : [],
  };
}
