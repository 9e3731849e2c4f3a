import { changes } from './commits';
import { events } from './events';
import { type Figure, tableOf } from './measure';
import { memory } from './memory';
import { page } from './page';
import { replays } from './replay';

/** Measures one thing after the other, several runs each, and prints the table. */
async function run(): Promise<void> {
  const figures: Figure[] = [];
  for (const [measure, runs] of [
    [events, 5],
    [changes, 5],
    [replays, 5],
    [memory, 3],
  ] as const) {
    figures.push(await measure(runs));
  }
  figures.push(...(await page(5)));
  process.stdout.write(`${tableOf(figures)}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
