import { type Instant, minute, second } from '../../domain/time/instant';
import { ChatFailure, nextTry } from '../chat-failure';
import type { Clock, Log } from '../ports';
import { StorageFailure } from '../storage-failure';

/** A bug does not go away by trying; a few tries are for what merely looked like one. */
const MAX_TRIES_OF_A_BUG = 3;
const MAX_WAIT = 5 * minute;

/** What the queue works with. */
export interface RetryingQueueParts<T> {
  readonly clock: Clock;
  readonly log: Log;
  /** Does what is to be done at one of the places; may be broken off and begun again. */
  readonly visit: (place: T) => Promise<void>;
  /** Called after each place and at the end, when nothing is left. */
  readonly onProgress: (progress: QueueProgress) => void;
}

/** How far the queue is: items that are done with, and all of them. */
export interface QueueProgress {
  readonly done: number;
  readonly of: number;
  /** Those among the done that were given up. */
  readonly failed: number;
}

/**
 * Works on items one after the other. One that fails is tried again after all others, as long as that can
 * help, and a failure makes it wait longer each time: what is wrong is mostly wrong everywhere.
 */
export class RetryingQueue<T> {
  readonly #parts: RetryingQueueParts<T>;
  #list: (() => Promise<readonly T[]>) | undefined;
  #left: { place: T; tries: number }[] = [];
  #done = 0;
  #failed = 0;
  #failures = 0;
  #running: Promise<void> | undefined;
  #endPause: (() => void) | undefined;
  #stopped = false;

  constructor(parts: RetryingQueueParts<T>) {
    this.#parts = parts;
  }

  /** Starts, or starts anew from what is listed now; an item that is being worked on then is worked on again. */
  begin(list: () => Promise<readonly T[]>): void {
    if (this.#stopped) return;
    this.#list = list;
    this.#endPause?.();
    this.#running ??= this.#go().finally(() => {
      this.#running = undefined;
      // Whoever began while the last look was ending found it still going on.
      if (this.#list !== undefined) this.begin(this.#list);
    });
  }

  /** True while something is being done, and not waited for a better moment. */
  get isActive(): boolean {
    return this.#running !== undefined && this.#endPause === undefined;
  }

  /** Takes no further item, and resolves once the one in flight is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endPause?.();
    await this.#running;
  }

  async #go(): Promise<void> {
    while (!this.#stopped) {
      const list = this.#list;
      const next = list === undefined ? this.#left.shift() : undefined;
      try {
        if (list !== undefined) await this.#start(list);
        else if (next !== undefined) await this.#visit(next.place);
        else return;
      } catch (error) {
        await this.#failedAt(next, error);
      }
    }
  }

  async #start(list: () => Promise<readonly T[]>): Promise<void> {
    const places = await list();
    // Whoever began anew meanwhile wants a newer list.
    if (this.#list === list) this.#list = undefined;
    this.#left = places.map((place) => ({ place, tries: 0 }));
    [this.#done, this.#failed] = [0, 0];
    this.#tell();
  }

  async #visit(place: T): Promise<void> {
    await this.#parts.visit(place);
    this.#failures = 0;
    this.#done += 1;
    this.#tell();
  }

  async #failedAt(next: { place: T; tries: number } | undefined, error: unknown): Promise<void> {
    if (this.#stopped) return;
    this.#failures += 1;
    if (next !== undefined && !isWorthAnother(error, next.tries + 1)) {
      this.#parts.log.error({ error }, 'What happened meanwhile could not be read, and is not tried again');
      this.#done += 1;
      this.#failed += 1;
      return this.#tell();
    }
    this.#parts.log.warn({ error }, 'What happened meanwhile could not be read, and is tried again');
    if (next !== undefined) this.#left.push({ place: next.place, tries: next.tries + 1 });
    const { clock } = this.#parts;
    const wait = Math.min(second * 2 ** Math.min(this.#failures - 1, 20), MAX_WAIT);
    await this.#pause(nextTry(clock.now(), wait, notBeforeOf(error)));
  }

  #pause(until: Instant): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#endPause = undefined;
        resolve();
      };
      const cancel = this.#parts.clock.at(until, end);
      this.#endPause = end;
    });
  }

  #tell(): void {
    const [done, failed] = [this.#done, this.#failed];
    this.#parts.onProgress({ done, failed, of: done + this.#left.length });
  }
}

function isWorthAnother(error: unknown, tries: number): boolean {
  if (error instanceof StorageFailure) return true;
  return error instanceof ChatFailure ? error.outcome.again : tries < MAX_TRIES_OF_A_BUG;
}

function notBeforeOf(error: unknown): Instant | undefined {
  return error instanceof ChatFailure && error.outcome.again ? error.outcome.notBefore : undefined;
}

/** How far the workspaces are read: `12 of 50 incidents`; undefined where all are. */
export function progressInWords(progress: readonly QueueProgress[]): string | undefined {
  if (progress.length === 0) return undefined;
  const sum = (part: 'done' | 'of') => progress.reduce((total, each) => total + each[part], 0);
  return `${sum('done')} of ${sum('of')} incidents`;
}
