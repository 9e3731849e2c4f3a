import type Sqlite from 'better-sqlite3';
import { CompiledQuery, type Kysely } from 'kysely';
import { StorageFailure } from '../../app/storage-failure';
import type { Tables } from '../tables';
import type { AtRisk, Transact } from '../transactions';

/** A piece of work that waits for the next transaction. */
interface Entry {
  readonly work: (trx: Kysely<Tables>) => Promise<unknown>;
  readonly atRisk: AtRisk;
  /** Tells whoever waits for it what became of it. */
  readonly settle: (outcome: Outcome) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** For how many milliseconds a transaction takes in more work before it is committed and the event loop has its turn. */
const LONGEST_SLICE = 10;

/**
 * Lets everything that arrives in one turn of the event loop share one transaction, and so one wait for the disk: each
 * piece of work in a savepoint of its own, each failing on its own, and nobody told before all of it is committed.
 */
export class GroupCommit {
  readonly #db: Kysely<Tables>;
  readonly #database: Sqlite.Database;
  #sync: 'FULL' | 'NORMAL' | undefined;
  #waiting: Entry[] = [];
  #turn: Promise<void> | undefined;

  constructor(db: Kysely<Tables>, database: Sqlite.Database) {
    this.#db = db;
    this.#database = database;
  }

  readonly transact: Transact = <T>(
    work: (trx: Kysely<Tables>) => Promise<T>,
    atRisk: AtRisk = 'nothing',
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if ('error' in outcome) reject(outcome.error);
        // What `work` resolved to, which the list of entries cannot show.
        else resolve(outcome.value as T);
      };
      this.#waiting.push({ work, atRisk, settle });
      this.#turn ??= this.#run();
    });

  /** True while something waits for its transaction. */
  get busy(): boolean {
    return this.#turn !== undefined;
  }

  /** Resolves once everything that was handed in is settled. */
  async idle(): Promise<void> {
    while (this.#turn !== undefined) await this.#turn;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Whatever else the sockets hold by now is read first, and shares the transaction.
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commit(group);
    }
    this.#turn = undefined;
  }

  /** Commits a group, what does not fit into one slice later; tells nobody of a failure that may be another's. */
  async #commit(group: readonly Entry[]): Promise<void> {
    const outcomes = new Map<Entry, Outcome>();
    try {
      await this.#db.connection().execute(async (connection) => {
        this.#setSync(group);
        await connection.transaction().execute((trx) => this.#fill(trx, group, outcomes));
      });
    } catch (error) {
      if (outcomes.size > 1) {
        // One of them may be at fault for all: each has its own try.
        const together = [...outcomes.keys()];
        this.#waiting.unshift(...group.slice(together.length));
        for (const entry of together) await this.#commit([entry]);
        return;
      }
      for (const { settle } of group) settle({ error });
      return;
    }
    this.#waiting.unshift(...group.slice(outcomes.size));
    for (const [{ settle }, outcome] of outcomes) settle(outcome);
  }

  /** The whole group is on disk where one of them must be; else SQLite leaves that to the next that must. */
  #setSync(group: readonly Entry[]): void {
    const sync = group.some(({ atRisk }) => atRisk === 'nothing') ? 'FULL' : 'NORMAL';
    if (sync !== this.#sync) this.#database.pragma(`synchronous = ${sync}`);
    this.#sync = sync;
  }

  async #fill(trx: Kysely<Tables>, group: readonly Entry[], outcomes: Map<Entry, Outcome>): Promise<void> {
    const until = performance.now() + LONGEST_SLICE;
    for (const entry of group) {
      await trx.executeQuery(savepoint);
      try {
        outcomes.set(entry, { value: await entry.work(trx) });
      } catch (error) {
        outcomes.set(entry, { error });
        // Of what SQLite rolled back as a whole no part can be saved.
        if (error instanceof StorageFailure) throw error;
        await trx.executeQuery(rollback);
      }
      await trx.executeQuery(release);
      if (performance.now() > until) return;
    }
  }
}

const savepoint = CompiledQuery.raw('savepoint work');
const rollback = CompiledQuery.raw('rollback to work');
const release = CompiledQuery.raw('release work');
