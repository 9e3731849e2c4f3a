import { later, second } from '../../domain/time/instant';
import type { Clock } from '../ports';

/** How often it is looked how much time has passed. */
const BETWEEN_LOOKS = 5 * second;
/** A look that is late by so much was kept back: the machine slept, or the process had no time at all. */
const LATEST = 10 * second;

/**
 * Calls back after the machine slept, for a bot that hears nothing by which it would notice. It goes by the time that
 * passed, which a clock that is set does not change; a clock that cannot tell is never asleep.
 */
export class SleepWatch {
  #cancel: (() => void) | undefined;

  readonly #clock: Clock;
  readonly #woke: () => void;

  constructor(clock: Clock, woke: () => void) {
    this.#clock = clock;
    this.#woke = woke;
  }

  start(): void {
    const before = this.#clock.elapsed?.();
    if (before === undefined) return;
    this.#cancel = this.#clock.at(later(this.#clock.now(), BETWEEN_LOOKS), () => {
      const passed = (this.#clock.elapsed?.() ?? before) - before;
      this.start();
      if (passed - BETWEEN_LOOKS >= LATEST) this.#woke();
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
