import { fromMillis, type Instant, toMillis } from '../domain/instant';
import type { Clock } from './ports';

/** A timer can wait no longer than this, in milliseconds: about 24 days. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own time. */
export class SystemClock implements Clock {
  now(): Instant {
    return fromMillis(Date.now());
  }

  at(when: Instant, ring: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      const left = toMillis(when) - Date.now();
      timer = setTimeout(look, Math.min(Math.max(0, left), longestTimer));
    };
    // A timer may be up a moment before the clock is.
    const look = (): void => (this.now() < when ? wait() : ring());
    wait();
    return () => clearTimeout(timer);
  }
}
