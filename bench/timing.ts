import { setTimeout } from 'node:timers/promises';

/** How many seconds something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

/** Waits until the condition holds; false when it does not within so many seconds. */
export async function holdsWithin(
  most: number,
  condition: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const deadline = performance.now() + most * 1_000;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await setTimeout(5);
  }
  return true;
}

/** Does two things in turn, so many times each: what the machine does meanwhile comes upon both alike. */
export async function inTurn(runs: number, ...measures: readonly (() => Promise<void>)[]): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    for (const measure of measures) await measure();
  }
}

/** Does something so many times, one after the other: the milliseconds of each, or `Infinity` once one comes to nothing. */
export async function timesOf(count: number, work: () => Promise<boolean>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < count; time += 1) {
    const begun = performance.now();
    const isDone = await work();
    if (!isDone) return [Number.POSITIVE_INFINITY];
    took.push(performance.now() - begun);
  }
  return took;
}
