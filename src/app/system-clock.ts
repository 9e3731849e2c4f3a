import { uptime } from 'node:os';
import { fromMillis, type Instant, second, toMillis } from '../domain/time/instant';
import type { Clock } from './ports';

/** Timers stand still while the machine sleeps, so the clock is looked at this often, in milliseconds. */
const LONGEST_TIMER = 30_000;
/** Timer and clock may differ by this many milliseconds before somebody must have set the clock. */
const MOST_APART = 1_000;
/** The machine's uptime and Node's own measure may differ by so much, being rounded, before the machine must have slept. */
const SHORTEST_SLEEP = 2 * second;

/** Where a machine's time comes from. */
export interface TimeSources {
  /** Milliseconds since 1970, as the machine's clock is set. */
  readonly shown: () => number;
  /** Milliseconds that passed while the machine was awake; on some systems also while it slept. */
  readonly awake: () => number;
  /** Seconds since the machine was started, its sleep included, on every system. Nobody can set it. */
  readonly uptime: () => number;
}

const machine: TimeSources = { shown: () => Date.now(), awake: () => performance.now(), uptime };

/** The machine's own time. */
export class SystemClock implements Clock {
  readonly #sources: TimeSources;
  /** By how much the uptime is ahead of the time awake, in microseconds. */
  #ahead: number;

  constructor(sources = machine) {
    this.#sources = sources;
    this.#ahead = this.#uptimeAhead();
  }

  now(): Instant {
    return fromMillis(this.#sources.shown());
  }

  elapsed(): number {
    const ahead = this.#uptimeAhead();
    // The uptime alone would be too coarse: on some systems it is in whole seconds.
    if (ahead - this.#ahead >= SHORTEST_SLEEP) this.#ahead = ahead;
    return Math.floor(this.#sources.awake() * 1_000 + this.#ahead);
  }

  at(when: Instant, ring: () => void): () => void {
    const { shown, awake } = this.#sources;
    let timer: NodeJS.Timeout | undefined;
    // By the machine's own measure, which nobody can set.
    const end = awake() + toMillis(when) - shown();
    const wait = (): void => {
      const left = toMillis(when) - shown();
      timer = setTimeout(look, Math.min(Math.max(0, left), LONGEST_TIMER));
    };
    // A timer may be up a moment before the clock is; where it is long up, the clock was set back.
    const look = (): void => (this.now() < when && awake() < end + MOST_APART ? wait() : ring());
    wait();
    return () => clearTimeout(timer);
  }

  #uptimeAhead(): number {
    return this.#sources.uptime() * second - this.#sources.awake() * 1_000;
  }
}
