import type { DatabaseKind } from '../databases/database-kind';
import { farAway } from '../databases/far-away';
import { sqliteKind } from '../databases/sqlite';
import { inFolder } from '../folder';
import type { Access } from '../slack/side';
import { inTurn } from '../timing';
import { App, type Program } from './app';
import { SlackProcess } from './slack-process';

/** A workspace and an app in it, which runs in one process or in several on one database. */
export interface Stage {
  readonly slack: SlackProcess;
  /** The only process, or the first. */
  readonly app: App;
  readonly processes: readonly App[];
  readonly kind: DatabaseKind;
}

/** What is done before the app starts, and how it is started. */
export interface StageOptions {
  readonly isProbed?: boolean;
  /** SQLite unless something else is said. */
  readonly kind?: DatabaseKind;
  /** The address of a database that the app works on a copy of. */
  readonly template?: string;
  readonly processes?: number;
  /** How many milliseconds a word to the database takes, there and back. */
  readonly away?: number;
  readonly before?: (slack: SlackProcess, access: Access, databaseUrl: string) => Promise<void>;
}

let slack: SlackProcess | undefined;

/** Lends a fresh workspace with a fresh app in it. The workspaces share a process, which is warm after the first. */
export async function onStage<T>(
  program: Program,
  use: (stage: Stage) => Promise<T>,
  options: StageOptions = {},
): Promise<T> {
  slack ??= new SlackProcess();
  const workspace = slack;
  return inFolder(async (folder) => {
    const ends: (() => Promise<unknown>)[] = [];
    try {
      const access = await workspace.ask('open');
      ends.unshift(() => workspace.ask('close'));
      const { kind = sqliteKind, before } = options;
      const url = await kind.create(folder, options.template);
      ends.unshift(() => kind.drop(url));
      await before?.(workspace, access, url);
      const processes = await started(program, access, { ...options, folder, url }, ends);
      const [app] = processes;
      if (app === undefined) throw new Error('A stage needs an app');
      return await use({ slack: workspace, app, processes, kind });
    } finally {
      for (const end of ends) await end();
    }
  });
}

/** Starts the processes one after the other, and puts what ends them into `ends`. */
async function started(
  program: Program,
  access: Access,
  { folder, url, away, isProbed = false, processes = 1 }: StageOptions & { folder: string; url: string },
  ends: (() => Promise<unknown>)[],
): Promise<readonly App[]> {
  const way = away === undefined ? undefined : await farAway(url, away);
  if (way !== undefined) ends.unshift(() => way.close());
  const apps: App[] = [];
  while (apps.length < processes) {
    const app = await App.start(program, access, { folder, databaseUrl: way?.url ?? url, isProbed });
    ends.unshift(() => app.end());
    apps.push(app);
  }
  return apps;
}

/** Whom something is measured of, by name. */
export type Contestants<K extends string> = Readonly<
  Record<K, StageOptions & { readonly program?: Program }>
>;

/** Measures each in turn, each time on a stage of its own: one value a run. */
export async function onEach<K extends string, T>(
  runs: number,
  contestants: Contestants<K>,
  measure: (stage: Stage) => Promise<T>,
): Promise<Readonly<Record<K, readonly T[]>>> {
  // `Object.keys` forgets whose keys they are.
  const names = Object.keys(contestants) as K[];
  const measured = Object.fromEntries(names.map((name): [K, T[]] => [name, []])) as Record<K, T[]>;
  const measureOf = (name: K) => async (): Promise<void> => {
    const { program = 'firelog' } = contestants[name];
    measured[name].push(await onStage(program, measure, contestants[name]));
  };
  await inTurn(runs, ...names.map(measureOf));
  return measured;
}

/** One value a run of each program. */
export type Both<T> = Readonly<Record<Program, readonly T[]>>;

/** Measures the bot and a bare Bolt app in turn. */
export function onBoth<T>(
  runs: number,
  measure: (stage: Stage) => Promise<T>,
  options: StageOptions = {},
): Promise<Both<T>> {
  const contestants = {
    firelog: options,
    'bare Bolt': { ...options, program: 'bare Bolt' },
  } as const;
  return onEach(runs, contestants, measure);
}

/** Ends the workspaces' process. */
export function endSlack(): void {
  slack?.end();
  slack = undefined;
}
