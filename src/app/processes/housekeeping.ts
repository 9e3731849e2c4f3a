import { day, hour, later } from '../../domain/time/instant';
import type { Clock, Log, Members, Outbox } from '../ports';
import type { Retention } from '../settings';
import type { SharedBudgets } from './counted-together';
import type { Session } from './session';

/** How often it is looked for what is kept long enough, in milliseconds. */
const ROUND = 3_600_000;

/** What keeping house needs. */
export interface HousekeepingParts {
  readonly outbox: Pick<Outbox, 'forget'>;
  readonly members: Pick<Members, 'forget'>;
  readonly budgets: Pick<SharedBudgets, 'forget'> | undefined;
  readonly session: Pick<Session, 'leads'>;
  readonly retention: Retention;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/**
 * Forgets what is kept for a while only, at the start and each hour, in one of the processes. A timer of the machine's says
 * when, and not the clock: a replay turns that from one alarm to the next, and would never end.
 */
export class Housekeeping {
  readonly #parts: HousekeepingParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#run();
    this.#timer = setInterval(() => this.#run(), ROUND);
    this.#timer.unref();
  }

  /** Resolves once nothing is being forgotten any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #run(): void {
    const { log } = this.#parts;
    this.#running ??= this.round()
      .catch((error: unknown) => log.warn({ error }, 'What was kept long enough is still kept'))
      .finally(() => {
        this.#running = undefined;
      });
  }

  /** Forgets what is kept long enough by now. */
  async round(): Promise<void> {
    const { outbox, members, budgets, session, retention, clock } = this.#parts;
    if (!(await session.leads('housekeeping'))) return;
    const since = (days: number) => later(clock.now(), -days * day);
    // A draft that could not be delivered whole may have left a file: a redaction within that time finds it.
    const withFiles = since(Math.max(retention.members, retention.givenUpJobs));
    await outbox.forget(since(retention.givenUpJobs), withFiles);
    await members.forget(since(retention.members));
    await budgets?.forget(later(clock.now(), -hour));
  }
}
