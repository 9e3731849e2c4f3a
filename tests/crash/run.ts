import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Built } from '../support/built';
import { Campaign } from './campaign';
import { describePoint, type Point } from './point';
import { mortal } from './run-of-incident';

/** `npm run crash`: kills the bot at every moment of the standard incident, and says what did not survive it. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      point: { type: 'string', multiple: true },
      every: { type: 'string', default: '1' },
      workers: { type: 'string' },
      alone: { type: 'boolean', default: false },
      twice: { type: 'boolean', default: false },
      incidents: { type: 'string', default: '1' },
      processes: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
    },
  });
  const began = performance.now();
  const { alone: isAlone, twice: isTwice, every } = values;
  const [incidents, processes] = [Number(values.incidents), Number(values.processes)];
  const workers = Number(values.workers ?? Math.ceil((3 * availableParallelism()) / processes));
  const built = await Built.make();
  try {
    const program = mortal(built);
    const campaign = await Campaign.begin({ program, incidents, processes, isTwice, isAlone });
    const asked = (number: number): boolean =>
      values.point?.includes(String(number)) ?? number % Number(every) === 0;
    const points = campaign.points.filter((_, index) => asked(index + 1));
    if (values.list) for (const point of points) say(`${numberOf(campaign, point)}: ${describePoint(point)}`);
    else await tryAll(campaign, points, { workers, flags: flagsOf(values), began });
  } finally {
    built.remove();
  }
}

/** So much of a campaign may be missed by chance; a bot that comes to nothing any more is none that passed. */
const MOST_MISSED = 0.01;

async function tryAll(
  campaign: Campaign,
  points: readonly Point[],
  { workers, flags, began }: { workers: number; flags: readonly string[]; began: number },
): Promise<void> {
  say(`${campaign.points.length} points, of which ${points.length} are tried.`);
  let [tried, failed, missed] = [0, 0, 0];
  await campaign.try(points, workers, ({ point, faults, isMissed }) => {
    tried += 1;
    if (isMissed) {
      missed += 1;
      say(`\nMISSED ${numberOf(campaign, point)}: ${describePoint(point)}: the bot never came to this.`);
    }
    if (faults.length > 0) {
      failed += 1;
      const number = numberOf(campaign, point);
      say(`\nFAILED ${number}: ${describePoint(point)}`);
      for (const fault of faults) say(`  ${fault.split('\n').join('\n    ')}`);
      say(`  Again: npm run crash -- ${['--point', number, ...flags].join(' ')}`);
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${tried} of ${points.length} tried, ${failed} failed `);
    else if (tried % 10 === 0) say(`${tried} of ${points.length} tried, ${failed} failed`);
  });
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`\nPoints tried: ${tried}\nPoints failed: ${failed}\nPoints missed: ${missed}`);
  say(`Took ${Math.floor(seconds / 60)} min ${seconds % 60} s.`);
  const isWhole = failed === 0 && missed <= Math.ceil(tried * MOST_MISSED) && missed < tried;
  process.exitCode = isWhole ? 0 : 1;
}

/** What repeats a point as it was tried. */
function flagsOf({ twice, incidents, processes }: Flags): readonly string[] {
  return [
    ...(twice ? ['--twice'] : []),
    ...(incidents === '1' ? [] : ['--incidents', incidents]),
    ...(processes === '1' ? [] : ['--processes', processes]),
  ];
}

interface Flags {
  readonly twice: boolean;
  readonly incidents: string;
  readonly processes: string;
}

function numberOf({ points }: Campaign, point: Point): number {
  return points.indexOf(point) + 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
