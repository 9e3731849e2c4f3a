import { Kysely, type KyselyPlugin } from 'kysely';
import type { Pool } from 'pg';
import { StorageFailure } from '../../app/storage-failure';
import { atOnce } from '../at-once';
import type { Tables } from '../tables';
import type { AtRisk, LineUp, Transact } from '../transactions';
import { ConnectionDialect, connectionOf, type OnFailure } from './driver';
import { MAX_CONNECTIONS } from './pool';

/** So many connections may be busy with how far jobs have come: the others are left to what people wait for. */
const MAX_BOOKKEEPING = Math.floor(MAX_CONNECTIONS / 2);

/** What met with another transaction is tried so often in all. */
const MAX_TRIES = 3;

/** What two transactions tell each other by ending one of them: a deadlock, and a change of what was read. */
const collision = /^40(P01|001)$/;

/** Runs each piece of work in a transaction of its own, so that no two wait for each other's disk. */
export class Transactions {
  readonly #pool: Pool;
  readonly #onFailure: OnFailure;
  readonly #plugins: KyselyPlugin[];
  readonly #running = new Set<Promise<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #bookkeeping = 0;
  /** The end of each line, which never rejects. */
  readonly #lines = new Map<string, Promise<void>>();

  constructor(pool: Pool, onFailure: OnFailure, plugins: KyselyPlugin[]) {
    this.#pool = pool;
    this.#onFailure = onFailure;
    this.#plugins = plugins;
  }

  readonly transact: Transact = <T>(
    work: (trx: Kysely<Tables>) => Promise<T>,
    atRisk: AtRisk = 'nothing',
  ): Promise<T> => {
    return this.#counted(atRisk === 'nothing' ? this.#tried(work, 'begin') : this.#kept(work));
  };

  /**
   * Has what would wait for the same row in the server wait here, one piece of work after the other: there it would hold a
   * connection, and be woken up with all others that wait.
   */
  readonly lineUp: LineUp = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const done = this.#counted((this.#lines.get(key) ?? Promise.resolve()).then(work));
    const ended = (): void => {
      if (this.#lines.get(key) === end) this.#lines.delete(key);
    };
    const end: Promise<void> = done.then(ended, ended);
    this.#lines.set(key, end);
    return done;
  };

  #counted<T>(running: Promise<T>): Promise<T> {
    this.#running.add(running);
    const ended = (): void => {
      this.#running.delete(running);
    };
    running.then(ended, ended);
    return running;
  }

  /** True while something is being written. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Resolves once everything that was handed in is settled. */
  async idle(): Promise<void> {
    while (this.busy) await Promise.allSettled(this.#running);
  }

  /** Bookkeeping, which leaves some of the connections to others. */
  async #kept<T>(work: (trx: Kysely<Tables>) => Promise<T>): Promise<T> {
    while (this.#bookkeeping >= MAX_BOOKKEEPING) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#bookkeeping += 1;
    try {
      // Nobody waits for the disk, and least of all whoever waits for the incident's row.
      return await this.#tried(work, 'begin; set local synchronous_commit = off');
    } finally {
      this.#bookkeeping -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #tried<T>(work: (trx: Kysely<Tables>) => Promise<T>, begin: string): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once(work, begin);
      } catch (error) {
        const isCollision = error instanceof StorageFailure && collision.test(error.code);
        if (!isCollision || tries >= MAX_TRIES) throw error;
      }
    }
  }

  /** What the work hands in at once is sent at once, the first of it together with what begins the transaction. */
  async #once<T>(work: (trx: Kysely<Tables>) => Promise<T>, begin: string): Promise<T> {
    const connection = await connectionOf(this.#pool, this.#onFailure);
    try {
      const trx = new Kysely<Tables>({
        dialect: new ConnectionDialect(connection),
        plugins: this.#plugins,
      });
      const [, result] = await atOnce(connection.say(begin), work(trx));
      await connection.say('commit');
      return result;
    } catch (error) {
      await connection.rollBack();
      throw error;
    } finally {
      connection.release();
    }
  }
}
