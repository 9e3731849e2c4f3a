import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Built } from '../support/built';
import { Campaign, type Tried, tryAll } from './campaign';
import { describePoint } from './point';
import { mortal } from './run-of-incident';

/** `npm run crash`: kills the bot at every moment of the standard incident, and says what did not survive it. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      point: { type: 'string', multiple: true },
      every: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(3 * availableParallelism()) },
      twice: { type: 'boolean', default: false },
      incidents: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
    },
  });
  const began = performance.now();
  const incidents = Number(values.incidents);
  const built = await Built.make();
  try {
    const campaign = await Campaign.begin({ program: mortal(built), incidents, isTwice: values.twice });
    const all = campaign.points.map((_, index) => index + 1);
    const asked = values.point?.map(Number) ?? all.filter((number) => number % Number(values.every) === 0);
    if (values.list) {
      for (const number of all) say(`${number}: ${describe(campaign, number)}`);
      return;
    }
    const workers = Math.min(Number(values.workers), asked.length);
    say(`${campaign.points.length} points, of which ${asked.length} are tried, ${workers} at a time.`);
    const flags = [
      ...(values.twice ? ['--twice'] : []),
      ...(incidents > 1 ? [`--incidents ${incidents}`] : []),
    ];
    await tryAsked(campaign, asked, { workers, flags, began });
  } finally {
    built.remove();
  }
}

async function tryAsked(
  campaign: Campaign,
  asked: readonly number[],
  { workers, flags, began }: { workers: number; flags: readonly string[]; began: number },
): Promise<void> {
  let [tried, failed] = [0, 0];
  const tell = (number: number, { faults }: Tried): void => {
    tried += 1;
    if (faults.length > 0) {
      failed += 1;
      say(`\nFAILED ${number}: ${describe(campaign, number)}`);
      for (const fault of faults) say(`  ${fault.split('\n').join('\n    ')}`);
      say(`  Again: npm run crash -- ${['--point', number, ...flags].join(' ')}`);
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${tried} of ${asked.length} tried, ${failed} failed `);
    else if (tried % 50 === 0) say(`${tried} of ${asked.length} tried, ${failed} failed`);
  };
  await tryAll(campaign, asked, { workers, tell });
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`\nPoints tried: ${tried}\nPoints failed: ${failed}`);
  say(`Took ${Math.floor(seconds / 60)} min ${seconds % 60} s.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function describe({ points }: Campaign, number: number): string {
  const point = points[number - 1];
  return point === undefined ? 'there is no such point' : describePoint(point);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
