import { second } from '../../domain/time/instant';
import type { Clock } from '../ports';

/** Without a sign of life for so long, the workspace may have told of things in vain. */
export const LONGEST_SILENCE = 10 * second;

/** Told of the ways on which the workspace reaches the bot; each is an object of its own. */
export interface WaysIn {
  opened(way: object): void;
  /** Something came in on a way, if only the answer to a ping. */
  heard(way: object): void;
  gone(way: object): void;
}

/** A moment by both measures: what the clock showed, and how much time had passed. */
interface Moment {
  readonly shown: number;
  readonly elapsed: number;
}

/**
 * Calls back when the workspace may have told of things in vain: nothing was heard for ten seconds or more before a way
 * was opened, and every way from before is gone without another word.
 *
 * That a way lives on tells a clock that was set from a machine that slept, since what is sent on a way that lives
 * arrives, however late. So the clock counts as well as the time that passed: a virtual machine that was paused knows
 * of none.
 */
export class Absence implements WaysIn {
  readonly #clock: Clock;
  readonly #returned: () => void;
  readonly #open = new Set<object>();
  /** The ways that were open before a silence, and how often each is to be heard before it counts as alive. */
  readonly #doubtful = new Map<object, number>();
  #heardAt: Moment | undefined;
  /** Whether a way was opened after a silence that no way from before it has denied. */
  #isBack = false;

  constructor(clock: Clock, returned: () => void) {
    this.#clock = clock;
    this.#returned = returned;
  }

  opened(way: object): void {
    const now = this.#now();
    if (this.#doubtAfterSilence(now)) this.#isBack = true;
    this.#open.add(way);
    this.#heardAt = now;
    this.#decide();
  }

  heard(way: object): void {
    // What comes in while a way is being opened says nothing of the time before.
    if (!this.#open.has(way)) return;
    const now = this.#now();
    this.#doubtAfterSilence(now);
    const isDoubtful = this.#doubtful.has(way);
    const more = (this.#doubtful.get(way) ?? 1) - 1;
    if (more > 0) {
      this.#doubtful.set(way, more);
      return;
    }
    this.#heardAt = now;
    if (!isDoubtful) return;
    this.#doubtful.clear();
    this.#isBack = false;
  }

  gone(way: object): void {
    this.#open.delete(way);
    this.#doubtful.delete(way);
    this.#decide();
  }

  #decide(): void {
    if (!this.#isBack || this.#doubtful.size > 0) return;
    this.#isBack = false;
    this.#returned();
  }

  /** Whether there was a silence up to now; then nobody knows which of the open ways are alive. */
  #doubtAfterSilence({ shown, elapsed }: Moment): boolean {
    if (this.#heardAt === undefined) return false;
    const passed = elapsed - this.#heardAt.elapsed;
    if (Math.max(passed, shown - this.#heardAt.shown) < LONGEST_SILENCE) return false;
    // The first thing that a machine hears after its sleep may have lain there since before it.
    const times = this.#clock.elapsed !== undefined && passed >= LONGEST_SILENCE ? 2 : 1;
    for (const way of this.#open) if (!this.#doubtful.has(way)) this.#doubtful.set(way, times);
    return true;
  }

  #now(): Moment {
    const shown = this.#clock.now();
    return { shown, elapsed: this.#clock.elapsed?.() ?? shown };
  }
}
