import type { Clock } from '../../app/ports';
import { later, second } from '../../domain/time/instant';

/** What a watchdog watches with. */
export interface WatchdogParts {
  readonly clock: Clock;
  /** After so many seconds without a way to Slack it barks. */
  readonly limit: number;
  readonly bark: () => void;
}

/**
 * Barks once when Slack stays out of reach. It counts the seconds that it lived through: a machine that slept through
 * the night wakes up one second later, and finds Slack again or does not.
 */
export class Watchdog {
  readonly #parts: WatchdogParts;
  #seconds = 0;
  #cancel: (() => void) | undefined;

  constructor(parts: WatchdogParts) {
    this.#parts = parts;
  }

  /** Told whether there is a way to Slack, as often as that is known. */
  see(isCutOff: boolean): void {
    if (!isCutOff) this.stop();
    else if (this.#cancel === undefined) this.#wait();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#seconds = 0;
  }

  #wait(): void {
    const { clock, limit, bark } = this.#parts;
    this.#cancel = clock.at(later(clock.now(), second), () => {
      this.#seconds += 1;
      if (this.#seconds >= limit) bark();
      else this.#wait();
    });
  }
}
