import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const tests = join(__dirname, '..');
const ending = '.test.ts';

/**
 * Which test files `npm test` runs in one go: those in a folder, and single ones, which their folder's suite leaves
 * out. A file that replaces a module with `jest.mock` is alone, because the others have loaded that module already.
 */
export const suites = {
  absence: ['absence', 'delivery'],
  browser: ['browser'],
  channel: ['slack/channel'],
  cli: ['cli', 'cli/checks'],
  commands: ['slack', 'slack/commands', 'slack/modals', 'slack/request', 'slack/words'],
  crash: ['crash'],
  domain: ['domain'],
  faults: ['faults', 'metrics'],
  fuzz: ['fuzz'],
  loads: ['slack/request/one-load.test.ts'],
  'long-draft': ['documents/long-draft.test.ts'],
  marks: ['slack/marks'],
  page: ['page'],
  playground: ['playground', 'playground/block-kit', 'playground/page', 'playground/scenario'],
  pure: ['.', 'app', 'bench', 'config', 'docs', 'documents', 'jobs'],
  safety: ['safety'],
  scenarios: ['scenarios'],
  start: ['start'],
  storage: ['storage'],
  surface: ['slack/surface'],
  transport: ['slack/transport'],
} satisfies Readonly<Record<string, readonly string[]>>;

/** The name of a suite. */
export type SuiteName = keyof typeof suites;

/** The test files of a suite, as their paths below `tests`. */
export function filesOf(suite: SuiteName): readonly string[] {
  return suites[suite].flatMap((part) => {
    if (part.endsWith(ending)) return [part];
    return readdirSync(join(tests, part))
      .filter((name) => name.endsWith(ending))
      .map((name) => join(part, name))
      .filter((file) => !alone.has(file));
  });
}

const alone = new Set<string>(
  Object.values(suites)
    .flat()
    .filter((part) => part.endsWith(ending)),
);

/** Runs the test files of a suite in one go: what they share is loaded once, and is fast by the second file. */
export function runSuite(suite: SuiteName): void {
  for (const file of filesOf(suite)) {
    const path = join(tests, file);
    if (!existsSync(path)) throw new Error(`The suite ${suite} names ${file}, which does not exist`);
    describe(file, () => void require(path));
  }
}
