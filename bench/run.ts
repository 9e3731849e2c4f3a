import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { planOf, readArguments, WrongUsage } from './arguments';
import { withFigures } from './document';
import type { Figure } from './figure';
import { parts } from './figures';
import { out } from './folder';
import { jsonOf } from './json';
import { endSlack } from './processes/stage';
import { tableOf } from './table';
import { seconds } from './timing';

/** `npm run bench`: measures one part after the other, several runs each; prints the table and writes it as JSON. */
async function run(): Promise<void> {
  const asked = readArguments(
    process.argv.slice(2),
    parts.map(({ name }) => name),
  );
  if (asked.isList) return say(parts.map(({ name, summary }) => `${name.padEnd(16)}${summary}`).join('\n'));
  const figures: Figure[] = [];
  for (const { part, runs } of planOf(parts, asked)) {
    const took = await seconds(async () => figures.push(...(await part.measure(runs))));
    complain(`${part.name}: measured ${runs} times in ${Math.round(took)} s`);
    write(figures);
  }
  say(tableOf(figures));
  if (asked.isWrite) writeDocument(figures);
}

/** `--write`: puts the figures into the document about performance. */
function writeDocument(figures: readonly Figure[]): void {
  const page = join(__dirname, '../docs/performance.md');
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? process.arch}, ${process.platform}, Node ${process.versions.node}`;
  const measured = `Measured on ${day} (${machine}).`;
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figures, measured));
}

/** What was measured is kept should a later part fail. */
function write(figures: readonly Figure[]): void {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'bench.json'), jsonOf(figures));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

run()
  .catch((error: unknown) => {
    if (error instanceof WrongUsage) complain(error.message);
    else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = error instanceof WrongUsage ? 2 : 1;
  })
  .finally(endSlack);
