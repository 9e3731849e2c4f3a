import { fromMillis, type Instant, toMillis } from '../domain/instant';
import type { Clock } from './ports';

/** Timers stand still while the machine sleeps, so the clock is looked at this often, in milliseconds. */
const LONGEST_TIMER = 30_000;
/** Timer and clock may differ by this many milliseconds before somebody must have set the clock. */
const MOST_APART = 1_000;

/** The machine's own time. */
export class SystemClock implements Clock {
  now(): Instant {
    return fromMillis(Date.now());
  }

  at(when: Instant, ring: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    // By the machine's own measure, which nobody can set.
    const end = performance.now() + toMillis(when) - Date.now();
    const wait = (): void => {
      const left = toMillis(when) - Date.now();
      timer = setTimeout(look, Math.min(Math.max(0, left), LONGEST_TIMER));
    };
    // A timer may be up a moment before the clock is; where it is long up, the clock was set back.
    const look = (): void => (this.now() < when && performance.now() < end + MOST_APART ? wait() : ring());
    wait();
    return () => clearTimeout(timer);
  }
}
