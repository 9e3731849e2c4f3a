import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { SlackSide } from '../slack/side';

type Asked = Exclude<keyof SlackSide, 'ops'>;

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** The workspace in a process of its own. */
export class SlackProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  constructor() {
    const hook = join(__dirname, '../../tests/support/typescript-hook.js');
    this.#child = fork(join(__dirname, '../slack/main.ts'), {
      execArgv: ['--require', hook],
      serialization: 'advanced',
    });
    this.#child.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
    this.#child.on('exit', () => {
      for (const [id, settle] of this.#waiting) settle({ id, error: 'The workspace’s process ended' });
    });
  }

  /** Has something done there; what it resolves to comes back. */
  ask<M extends Asked>(
    method: M,
    ...args: Parameters<SlackSide[M]>
  ): Promise<Awaited<ReturnType<SlackSide[M]>>> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ value, error }) => {
        this.#waiting.delete(id);
        if (error === undefined) resolve(value as Awaited<ReturnType<SlackSide[M]>>);
        else reject(new Error(`${method}: ${error}`));
      });
      this.#child.send({ id, method, args });
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
