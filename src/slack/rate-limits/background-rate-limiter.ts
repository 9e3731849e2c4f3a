import type { Clock } from '../../app/ports';
import type { Instant } from '../../domain/time/instant';
import type { MethodName } from './methods';
import { type CallTurns, type CountedTogether, RateLimiter } from './rate-limiter';

/**
 * Turns for whoever can wait: half as many as there may be, so that the other half is always left to what people wait
 * for. They are taken from the whole pace, which both share.
 */
export class BackgroundRateLimiter implements CallTurns {
  readonly #half: RateLimiter;

  readonly #whole: RateLimiter;

  constructor(whole: RateLimiter, clock: Clock, together?: CountedTogether) {
    this.#whole = whole;

    this.#half = new RateLimiter(clock, 1 / 2, together);
  }

  /** How many calls wait for their half of the turns. */
  get asleep(): number {
    return this.#half.asleep;
  }

  /** As `Pace.stop`. */
  stop(): void {
    this.#half.stop();
  }

  async turn(method: MethodName): Promise<void> {
    await this.#half.turn(method);
    await this.#whole.turn(method);
  }

  close(method: MethodName, seconds: number): Instant {
    return this.#whole.close(method, seconds);
  }
}
