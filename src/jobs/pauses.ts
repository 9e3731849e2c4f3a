import type { Clock } from '../app/ports';
import { later } from '../domain/time/instant';

/** Pauses by the clock, which can all be ended at once. */
export class Pauses {
  readonly #clock: Pick<Clock, 'now' | 'at'>;
  readonly #ends = new Set<() => void>();

  constructor(clock: Pick<Clock, 'now' | 'at'>) {
    this.#clock = clock;
  }

  /** How many there are now. */
  get size(): number {
    return this.#ends.size;
  }

  /** Resolves after so many microseconds, or once all are ended. */
  pause(length: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#ends.delete(end);
        resolve();
      };
      const cancel = this.#clock.at(later(this.#clock.now(), length), end);
      this.#ends.add(end);
    });
  }

  /** Ends all there are. */
  end(): void {
    for (const end of [...this.#ends]) end();
  }
}
