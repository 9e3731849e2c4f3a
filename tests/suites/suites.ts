import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const tests = join(__dirname, '..');

/**
 * Which test files `npm test` runs in one go, by folder or by file; what no suite names is in `rest`. A file that
 * replaces a module with `jest.mock` is alone, because the others have loaded that module already. Every suite loads the
 * bot anew, which takes as long as some twenty tests: there are as few as two workers can share evenly.
 */
export const suites = {
  absence: ['absence', 'delivery'],
  browser: ['browser', 'page'],
  cli: ['cli'],
  commands: ['slack'],
  crash: ['crash'],
  domain: ['domain'],
  faults: ['faults'],
  loads: ['slack/request/one-load.test.ts'],
  'long-draft': ['documents/long-draft.test.ts'],
  marks: ['slack/marks', 'slack/channel'],
  processes: ['processes'],
  rest: [''],
  safety: ['safety', 'scenarios', 'fuzz'],
  start: ['start'],
  storage: ['storage'],
  surface: ['slack/surface'],
  transport: ['slack/transport'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** The name of a suite. */
export type SuiteName = keyof typeof suites;

/** Every test file, as its path below `tests`. */
export function testFiles(): readonly string[] {
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => path.endsWith('.test.ts'))
    .sort();
}

/** The suite of a test file: the one that names it most closely. */
export function suiteOf(file: string): SuiteName {
  const names = Object.keys(suites) as SuiteName[];
  const parts = names.flatMap((name) => suites[name].map((part) => ({ name, part })));
  const holding = parts.filter(({ part }) => part === '' || part === file || file.startsWith(`${part}/`));
  return holding.reduce((best, each) => (each.part.length > best.part.length ? each : best)).name;
}

/** Runs the test files of a suite in one go: what they share is loaded once, and is fast by the second file. */
export function runSuite(suite: SuiteName): void {
  for (const file of testFiles().filter((each) => suiteOf(each) === suite)) {
    describe(file, () => void require(join(tests, file)));
  }
}
