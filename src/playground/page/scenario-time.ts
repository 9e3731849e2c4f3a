import type { Clock } from '../clock';

/** By how much the time that tabs work out for themselves may be off before they are told, in real seconds. */
const SLACK_SECONDS = 1;

/** The workspace's time as tabs know it: what it was when they heard of it, and how fast it passes since. */
export class ScenarioTime {
  #told: { now: number; rate: number; at: number };

  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;

    this.#told = this.#read();
  }

  /** What a tab is told when it comes. */
  current(): { now: number; rate: number } {
    const { now, rate } = this.#read();
    return { now, rate };
  }

  /** What every tab is to be told now, because it would be wrong by itself; undefined when it would not. */
  correction(): { now: number; rate: number } | undefined {
    const real = this.#read();
    const { now, rate, at } = this.#told;
    const supposed = now + (real.at - at) * 1_000 * rate;
    const allowed = SLACK_SECONDS * 1_000_000 * Math.max(1, rate);
    if (rate === real.rate && Math.abs(real.now - supposed) < allowed) return undefined;
    this.#told = real;
    return { now: real.now, rate: real.rate };
  }

  #read(): { now: number; rate: number; at: number } {
    return { now: this.#clock.now(), rate: this.#clock.rate ?? 1, at: performance.now() };
  }
}
