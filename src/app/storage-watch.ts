import { type Instant, later, second } from '../domain/time/instant';
import type { Clock, Log, Metrics } from './ports';
import type { StorageFailure } from './storage-failure';

/** A database that says when it fails. */
export interface Watched {
  /** Calls the listener with every failure from now on. */
  onFailure(listener: (failure: StorageFailure) => void): void;
  /** Writes for good as much as a change does; rejects with a `StorageFailure` while that cannot be done. */
  probe(): Promise<void>;
}

/** What the watch works with. */
export interface WatchParts {
  readonly storage: Watched;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'storageFailed'>;
  /** Called with false when the database fails and with true when it can be written again. */
  readonly ready: (isReady: boolean) => void;
  /** Called when the database can be written again: what came in meanwhile was not taken in. */
  readonly back: () => void;
}

/** How long the database is left alone between two probes. */
const probeWait = 5 * second;

/**
 * Keeps an eye on the database. The first failure begins an outage, and a probe that was written ends it; each is
 * logged once. Damage does not heal: such an outage lasts until another database is in its place and the bot is
 * started anew.
 */
export class StorageWatch {
  readonly #parts: WatchParts;
  #since: Instant | undefined;
  #isDamaged = false;
  #probing: Promise<void> | undefined;
  #cancelAlarm: (() => void) | undefined;
  #stopped = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    parts.ready(true);
    parts.storage.onFailure((failure) => this.#failed(failure));
  }

  /** True while a probe is being written. */
  get busy(): boolean {
    return this.#probing !== undefined;
  }

  /** Probes nothing more and resolves once no probe is being written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelAlarm?.();
    await this.#probing;
  }

  #failed(failure: StorageFailure): void {
    const { clock, log, metrics, ready } = this.#parts;
    metrics.storageFailed(failure.trouble);
    const isFirst = this.#since === undefined;
    const isWorse = failure.trouble === 'damaged' && !this.#isDamaged;
    if (!isFirst && !isWorse) return;
    this.#since ??= clock.now();
    this.#isDamaged ||= isWorse;
    ready(false);
    log.error({ error: failure, trouble: failure.trouble }, failure.message);
    if (this.#isDamaged) this.#cancelAlarm?.();
    else this.#setAlarm();
  }

  #setAlarm(): void {
    const { clock } = this.#parts;
    if (this.#stopped) return;
    this.#cancelAlarm = clock.at(later(clock.now(), probeWait), () => {
      this.#probing = this.#probe().finally(() => {
        this.#probing = undefined;
      });
    });
  }

  async #probe(): Promise<void> {
    try {
      await this.#parts.storage.probe();
    } catch (error) {
      this.#parts.log.debug({ error }, 'The database still fails');
      if (!this.#isDamaged) this.#setAlarm();
      return;
    }
    if (!this.#isDamaged) this.#ended();
  }

  #ended(): void {
    const { clock, log, ready, back } = this.#parts;
    const seconds = Math.round((clock.now() - (this.#since ?? clock.now())) / second);
    this.#since = undefined;
    ready(true);
    log.info({ seconds }, 'The database can be written again');
    if (!this.#stopped) back();
  }
}
