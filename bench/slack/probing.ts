import type { CommandAnswer } from '../../src/playground/actor';

/** Somebody who types the same command again and again, and does not wait for the answers. */
export class Probing {
  readonly #took: number[] = [];
  readonly #typed: Promise<void>[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(every: number, type: () => Promise<CommandAnswer>) {
    this.#timer = setInterval(() => this.#typed.push(this.#probe(type)), every);
    this.#typed.push(this.#probe(type));
  }

  /** Types no more; resolves to how long each answer took in milliseconds, `Infinity` for those that never came. */
  async stop(): Promise<readonly number[]> {
    clearInterval(this.#timer);
    await Promise.all(this.#typed);
    return this.#took;
  }

  async #probe(type: () => Promise<CommandAnswer>): Promise<void> {
    const begun = performance.now();
    const { acknowledged, error } = await type();
    if (error !== undefined) throw new Error(`The list cannot be shown: ${error}`);
    this.#took.push(acknowledged ? performance.now() - begun : Number.POSITIVE_INFINITY);
  }
}
