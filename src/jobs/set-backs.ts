import type { Clock, Outbox } from '../app/ports';
import { later, second } from '../domain/time/instant';
import { MAX_WAIT } from './backoff';

/** By how much a clock may fall behind the time that passed before somebody must have set it back. */
const MOST_BEHIND = second;
/** Nothing is due later than this but what was queued before the clock was set back; a fifth of the wait is chance. */
const LATEST_DUE = 1.2 * MAX_WAIT;

/**
 * Has jobs come due after the time that they were to wait, though somebody set the clock back meanwhile: while the bot
 * runs by as much as it was set back, and at the start, when nobody knows by how much, what waits longer than it may.
 */
export class SetBacks {
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  /** By how much what the clock shows was ahead of the time that had passed. */
  #ahead: number | undefined;

  constructor({ outbox, clock }: { readonly outbox: Outbox; readonly clock: Clock }) {
    this.#outbox = outbox;
    this.#clock = clock;
  }

  /** Makes up for what the clock was set back since the last call; fails where the outbox cannot be written. */
  async makeUp(): Promise<void> {
    const now = this.#clock.now();
    const ahead = now - (this.#clock.elapsed?.() ?? now);
    if (this.#ahead === undefined) {
      await this.#outbox.hasten(later(now, LATEST_DUE), now);
      this.#ahead = ahead;
      return;
    }
    const by = this.#ahead - ahead;
    if (by > MOST_BEHIND) await this.#outbox.hasten(now, now, by);
    if (by < 0 || by > MOST_BEHIND) this.#ahead = ahead;
  }
}
