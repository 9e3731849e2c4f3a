import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { planOf, readArguments, WrongUsage } from './arguments';
import { comparisonOf, type Measured, readReport } from './compare';
import { endServer } from './databases/postgres-server';
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
  // Before anything is measured, which may write over it.
  const before = asked.compared === undefined ? undefined : earlier(asked.compared);
  const figures: Figure[] = [];
  for (const { part, runs } of planOf(parts, asked)) {
    const took = await seconds(async () => figures.push(...(await part.measure(runs))));
    complain(`${part.name}: measured ${runs} times in ${Math.round(took)} s`);
    write(figures);
  }
  say(tableOf(figures));
  if (before !== undefined) say(`\n${comparisonOf(before, figures, { isAll: asked.only === undefined })}`);
  if (asked.isWrite) writeDocument(figures);
}

/** `--compare`: what an earlier run measured. */
function earlier(file: string): readonly Measured[] {
  if (!existsSync(file)) throw new WrongUsage(`There is no file ${file}. Name a copy of out/bench.json.`);
  return readReport(file, readFileSync(file, 'utf8'));
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

async function main(): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof WrongUsage) complain(error.message);
    else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  } finally {
    endSlack();
    await endServer();
  }
}

void main();
