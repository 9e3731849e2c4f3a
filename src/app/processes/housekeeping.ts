import { nextDigest } from '../../domain/promises/digest';
import { day, hour, later } from '../../domain/time/instant';
import type { Clock, Log, Members, Outbox, Pictures, Store } from '../ports';
import type { Settings } from '../settings';
import type { SharedBudgets } from './counted-together';
import type { Session } from './session';

/** How often it is looked for what is kept long enough, in milliseconds. */
const ROUND = 3_600_000;

/** What keeping house needs. */
export interface HousekeepingParts {
  readonly outbox: Pick<Outbox, 'forget' | 'queue'>;
  readonly members: Pick<Members, 'forget'>;
  readonly pictures: Pick<Pictures, 'forget'>;
  readonly budgets: Pick<SharedBudgets, 'forget'> | undefined;
  readonly session: Pick<Session, 'leads'>;
  readonly settings: Pick<Settings, 'retention' | 'digest' | 'zone'>;
  readonly workspaces: { all(): readonly { readonly identity: { readonly team: string } }[] };
  readonly store: Pick<Store, 'find'>;
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
    const { outbox, members, pictures, budgets, session, settings, clock } = this.#parts;
    const { retention } = settings;
    if (!(await session.leads('housekeeping'))) return;
    await this.#listTasks();
    const since = (days: number) => later(clock.now(), -days * day);
    // A draft that could not be delivered whole may have left a file: a redaction within that time finds it.
    const withFiles = since(Math.max(retention.members, retention.givenUpJobs));
    await outbox.forget(since(retention.givenUpJobs), withFiles);
    await members.forget(since(retention.members));
    if (retention.pictures !== undefined) await pictures.forget(since(retention.pictures));
    await budgets?.forget(later(clock.now(), -hour));
  }

  /** Has the open tasks listed each week where there is a channel for it. What is about all incidents is queued with the first. */
  async #listTasks(): Promise<void> {
    const { outbox, workspaces, store, settings, clock } = this.#parts;
    if (settings.digest.channel === undefined) return;
    const due = nextDigest(clock.now(), settings.digest, settings.zone);
    for (const { identity } of workspaces.all()) {
      const first = { team: identity.team, number: 1 };
      if ((await store.find(first)) === undefined) continue;
      await outbox.queue(first, { kind: 'digest', payload: {}, mergeKey: 'digest', lane: 'digest' }, due);
    }
  }
}
