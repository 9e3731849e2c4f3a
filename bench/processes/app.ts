import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from '../slack/side';
import { holdsWithin } from '../timing';

/** Which program: the bot as `npm start` runs it, or a Bolt app that acknowledges and does nothing. */
export type Program = 'firelog' | 'bare Bolt';

const programs = join(__dirname, '../programs');
const mains: Readonly<Record<Program, string>> = {
  firelog: join(__dirname, '../../dist/cli/start.js'),
  'bare Bolt': join(programs, 'bare-bolt.js'),
};

/** No app outlives the runner. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** What the system counts processor time in, on every Linux that Node runs on. */
const ticksASecond = 100;

/** How long a start may take, in milliseconds. */
const longestStart = 60_000;

/** Where an app works. */
export interface AppOptions {
  readonly folder: string;
  readonly databaseUrl: string;
  /** Whether it tells how long its event loop was blocked. */
  readonly isProbed?: boolean;
}

/** An app of the workspace in a process of its own. */
export class App {
  private constructor(
    readonly program: Program,
    /** The database that a bot keeps things in. */
    readonly databaseUrl: string,
    private readonly child: ChildProcess,
    /** From the start of the process until it can be used. */
    readonly startSeconds: number,
  ) {}

  /** Starts a program in a folder, on a database; resolves once it is connected and says so. */
  static async start(
    program: Program,
    { apiUrl, botToken, appToken }: Access,
    { folder, databaseUrl, isProbed = false }: AppOptions,
  ): Promise<App> {
    const flags = isProbed ? ['--require', join(programs, 'block-probe.js')] : [];
    const begun = performance.now();
    const child = spawn(process.execPath, [...flags, mains[program]], {
      cwd: folder,
      env: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: apiUrl,
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'error',
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit', isProbed ? 'ipc' : 'ignore'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const said = await Promise.race([firstWords(child), once(child, 'exit').then(() => undefined)]);
    if (said === undefined) throw new Error(`${program} did not start`);
    if (program === 'firelog') await ready(said);
    return new App(program, databaseUrl, child, (performance.now() - begun) / 1_000);
  }

  /** Its resident memory in megabytes, as the system counts it. */
  residentMegabytes(): number {
    const status = `/proc/${this.child.pid}/status`;
    const kilobytes = existsSync(status)
      ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)], { encoding: 'utf8' });
    return Number(kilobytes) / 1_024;
  }

  /** How many seconds a processor worked for it, in its own code and the system's; Linux alone says. */
  processorSeconds(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    // What comes before is a name, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
  }

  /** The longest block of its event loop in milliseconds since this was last asked; `Infinity` while it is blocked. */
  async longestBlock(withinSeconds = 2): Promise<number> {
    let longest: number | undefined;
    const take = (message: unknown): void => {
      longest = Number(message);
    };
    this.child.once('message', take);
    this.child.send('longest block');
    await holdsWithin(withinSeconds, () => longest !== undefined);
    this.child.off('message', take);
    return longest ?? Number.POSITIVE_INFINITY;
  }

  /** Ends the process at once. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** The first line of what it says once it runs. */
async function firstWords(child: ChildProcess): Promise<string | undefined> {
  if (child.stdout === null) return undefined;
  const [said] = await once(child.stdout, 'data', { signal: AbortSignal.timeout(longestStart) });
  child.stdout.resume();
  return String(said);
}

/** Resolves once the bot that said this is ready by its own account. */
async function ready(said: string): Promise<void> {
  const port = /port (\d+)/.exec(said)?.[1];
  const isReady = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  if (!(await holdsWithin(longestStart / 1_000, isReady))) throw new Error('The bot does not become ready');
}
