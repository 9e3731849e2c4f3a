import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../../support/until';

/** A process that works on a database without end, and can be killed at any moment. */
export class Writer {
  /** The position in the log up to which it said that everything is committed. */
  committed = 0;
  /** How many changes it made. */
  changes = 0;
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;

  private constructor(program: string, args: readonly string[]) {
    this.#child = fork(join(__dirname, program), args, {
      execArgv: ['--require', join(__dirname, '../../support/typescript-hook.js')],
    });
    this.#child.on('message', ({ seq }: { seq: number }) => {
      this.committed = seq;
      this.changes += 1;
    });
    this.#gone = once(this.#child, 'exit');
  }

  /**
   * One that changes the incident of a database, so many facts at once.
   * @param lastStatement before which statement of its second change it kills itself; -1 for never
   */
  static changing(path: string, factsAtOnce: number, lastStatement = -1): Writer {
    return new Writer('busy-writer.ts', [path, String(factsAtOnce), String(lastStatement)]);
  }

  /** One that puts these backups in the place of a database in turn; a change is one that is in place. */
  static restoring(path: string, files: readonly string[]): Writer {
    return new Writer('busy-restorer.ts', [path, ...files]);
  }

  /** Resolves once it made so many changes in all. */
  async made(changes: number): Promise<void> {
    await until(`${changes} changes are made`, () => this.changes >= changes || this.isGone);
  }

  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves once it is gone, of itself or of this. */
  async kill(signal?: 'SIGKILL'): Promise<void> {
    if (signal !== undefined && !this.isGone) this.#child.kill(signal);
    await this.#gone;
  }
}
