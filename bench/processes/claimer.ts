import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Claims jobs of a database in a process of its own, which can be ended when that takes for ever. */
export class Claimer {
  readonly #child: ChildProcess;
  readonly #open: Promise<unknown>;

  constructor(path: string, now: number) {
    const hook = join(__dirname, '../../tests/support/typescript-hook.js');
    const program = join(__dirname, '../programs/claim-jobs.ts');
    this.#child = fork(program, [path, String(now)], { execArgv: ['--require', hook] });
    this.#open = once(this.#child, 'message');
    this.#open.catch(() => undefined);
  }

  /** The milliseconds of the middle one of so many claims; `Infinity` when they take too long, and ever after. */
  async claim(rounds: number, withinSeconds: number): Promise<number> {
    if (this.#child.exitCode !== null || this.#child.killed) return Number.POSITIVE_INFINITY;
    try {
      await this.#open;
      this.#child.send(rounds);
      const [answer] = await once(this.#child, 'message', {
        signal: AbortSignal.timeout(withinSeconds * 1_000),
      });
      if (answer.claimed === 0) throw new Error('There was nothing to claim');
      return Number(answer.milliseconds);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
      this.end();
      return Number.POSITIVE_INFINITY;
    }
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
