import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './until';

const here = join(__dirname, '../..');

/** How a process ended. */
export interface Ending {
  /** The exit code; null when it was killed. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The program as a process runs it: what Node is started with. */
export interface Program {
  readonly flags: readonly string[];
  readonly main: string;
}

/** The sources as they are. */
export function sources(): Program {
  const hook = join(here, 'tests/support/typescript-hook.js');
  const flags = ['--preserve-symlinks', '--preserve-symlinks-main', '--require', hook];
  return { flags, main: join(here, 'src/cli/start.ts') };
}

/** The program as `npm start` runs it, in a process of its own. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ending>;
  /** What it said to people, on standard output. */
  output = '';
  /** Its complaints and its log, on standard error. */
  errors = '';

  private constructor(folder: string, settings: Record<string, string>, { flags, main }: Program) {
    this.#child = spawn(process.execPath, [...flags, main], {
      cwd: folder,
      // Nothing of what the tests are run with: a token in it would reach a real workspace.
      env: { PATH: process.env.PATH ?? '', PORT: '0', PLAYGROUND_PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
    this.ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  /** Runs the program in a folder, with these settings and no others. */
  static run(
    folder: string,
    settings: Record<string, string> = {},
    program: Program = sources(),
  ): BotProcess {
    return new BotProcess(folder, settings, program);
  }

  /** Resolves to it once it says that it runs; rejects with its complaint when it does not. */
  async running(): Promise<this> {
    await until('the bot says that it runs', () => this.output.includes('\n') || this.isOver);
    if (this.isOver) throw new Error(`The bot did not start: ${this.output}${this.errors}`);
    return this;
  }

  /** The base of its health pages: `http://127.0.0.1:<port>`. */
  get health(): string {
    const port = /(?:127\.0\.0\.1:|port )(\d+)(?=\/healthz|, \/healthz)/.exec(this.output)?.[1];
    if (port === undefined) throw new Error(`There is no port in: ${this.output}`);
    return `http://127.0.0.1:${port}`;
  }

  /** Asks it to stop, as the system does, or kills it. */
  signal(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  /** Sends a signal and waits for the end. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<Ending> {
    if (!this.isOver) this.signal(signal);
    return this.ended;
  }

  /** Its number to the system. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether the process has ended. */
  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
