import { inFolder } from '../folder';
import type { Access } from '../slack/side';
import { inTurn } from '../timing';
import { App, type Program } from './app';
import { SlackProcess } from './slack-process';

/** A workspace and an app in it. */
export interface Stage {
  readonly slack: SlackProcess;
  readonly app: App;
}

/** What is done before the app starts, and how it is started. */
export interface StageOptions {
  readonly isProbed?: boolean;
  readonly before?: (slack: SlackProcess, access: Access, folder: string) => Promise<void>;
}

let slack: SlackProcess | undefined;

/** Lends a fresh workspace with a fresh app in it. The workspaces share a process, which is warm after the first. */
export async function onStage<T>(
  program: Program,
  use: (stage: Stage) => Promise<T>,
  { isProbed = false, before }: StageOptions = {},
): Promise<T> {
  slack ??= new SlackProcess();
  const process = slack;
  return inFolder(async (folder) => {
    const access = await process.ask('open');
    await before?.(process, access, folder);
    const app = await App.start(program, access, folder, { isProbed });
    try {
      return await use({ slack: process, app });
    } finally {
      await app.end();
      await process.ask('close');
    }
  });
}

/** One value a run of each program. */
export type Both<T> = Readonly<Record<Program, readonly T[]>>;

/** Measures the bot and a bare Bolt app in turn, each time on a stage of its own. */
export async function onBoth<T>(
  runs: number,
  measure: (stage: Stage) => Promise<T>,
  options: StageOptions = {},
): Promise<Both<T>> {
  const measured: Record<Program, T[]> = { firelog: [], 'bare Bolt': [] };
  const measureOn = (program: Program) => async (): Promise<void> => {
    measured[program].push(await onStage(program, measure, options));
  };
  await inTurn(runs, measureOn('firelog'), measureOn('bare Bolt'));
  return measured;
}

/** Ends the workspaces' process. */
export function endSlack(): void {
  slack?.end();
  slack = undefined;
}
