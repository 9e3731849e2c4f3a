import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Failure, type Outcome, tryOut } from './campaign';
import type { Target } from './target';
import { targets } from './targets';

/** How long one input may be in hand, in milliseconds: a thousand times what any needs, and opening anew among it. */
const patience = 60_000;

/** How much more memory may be in use after a target than before it, in MiB. */
const mostGrowth = 400;

/** What a target is tried with; the number of the input in hand stands in the first place of `hand`. */
interface Order {
  readonly name: string;
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
  readonly hand: SharedArrayBuffer;
}

/** What came of it, and how many MiB were in use at most after the garbage was taken out. */
interface Report extends Outcome {
  readonly grown: number;
}

/** Tries one target in a thread of its own, so that an input which never ends is noticed. */
async function inThread(target: Target, seed: number, from: number, runs: number): Promise<Report> {
  const hand = new SharedArrayBuffer(4);
  const order: Order = { name: target.name, seed, from, runs, hand };
  const worker = new Worker(__filename, { workerData: order });
  const counter = new Int32Array(hand);
  return new Promise((resolve, reject) => {
    let [last, since] = [-1, performance.now()];
    const watch = setInterval(() => {
      const index = Atomics.load(counter, 0);
      if (index !== last) [last, since] = [index, performance.now()];
      else if (performance.now() - since > patience) {
        void worker.terminate();
        resolve(hung(target, seed, from, index));
      }
    }, 1_000);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => clearInterval(watch));
  });
}

function hung({ name }: Target, seed: number, from: number, index: number): Report {
  const why = `It did not end within ${patience / 1_000} s`;
  const command = `npm run fuzz -- --target ${name} --seed ${seed} --from ${index} --runs 1`;
  const failure: Failure = { target: name, index, why, input: 'see the command', command };
  return { target: name, runs: index - from, seconds: 0, failures: [failure], grown: 0 };
}

async function beTried({ name, seed, from, runs, hand }: Order): Promise<Report> {
  const target = targets.find((each) => each.name === name);
  if (target === undefined) throw new Error(`There is no target ${name}`);
  const counter = new Int32Array(hand);
  const before = heapInUse();
  const outcome = await tryOut(target, {
    seed,
    from,
    runs,
    begun: (index) => Atomics.store(counter, 0, index),
  });
  return { ...outcome, grown: Math.round((heapInUse() - before) / 2 ** 20) };
}

function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function line({ target, runs, seconds, failures, grown }: Report): string {
  const rate = seconds === 0 ? 0 : Math.round(runs / seconds);
  const columns = [
    target.padEnd(12),
    String(runs).padStart(8),
    `${rate}/s`.padStart(9),
    `${grown} MiB`.padStart(9),
  ];
  return `${columns.join('  ')}  ${failures.length} failed`;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      over: { type: 'string', default: 'process' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      from: { type: 'string', default: '0' },
      runs: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const chosen = targets.filter(({ name, over }) =>
    values.target === undefined ? over === values.over || values.over === 'all' : name === values.target,
  );
  if (chosen.length === 0) throw new Error(`The targets are ${targets.map(({ name }) => name).join(', ')}`);
  process.stdout.write(`Seed ${seed}\n`);
  const reports: Report[] = [];
  for (const target of chosen) {
    const report = await inThread(target, seed, Number(values.from), Number(values.runs ?? target.share));
    reports.push(report);
    process.stdout.write(`${line(report)}\n`);
    for (const { why, input, command } of report.failures) {
      process.stdout.write(`\n  ${command}\n  ${input}\n  ${why.replaceAll('\n', '\n  ')}\n\n`);
    }
  }
  process.exitCode = summed(reports);
}

/** Says what it comes to, and answers with what the process is to exit with. */
function summed(reports: readonly Report[]): number {
  const tried = reports.reduce((sum, { runs }) => sum + runs, 0);
  const failed = reports.reduce((sum, { failures }) => sum + failures.length, 0);
  const hungry = reports.filter(({ grown }) => grown > mostGrowth).map(({ target }) => target);
  process.stdout.write(`${tried} inputs tried, ${failed} failed\n`);
  if (hungry.length > 0)
    process.stdout.write(`These keep more than ${mostGrowth} MiB: ${hungry.join(', ')}\n`);
  return failed + hungry.length === 0 ? 0 : 1;
}

if (isMainThread) {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  });
} else {
  // Only `inThread` starts this as a thread.
  void beTried(workerData as Order).then((report) => parentPort?.postMessage(report));
}
