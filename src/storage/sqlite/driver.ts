import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely';
import type { StorageFailure } from '../../app/storage-failure';
import { storageFailureOf } from '../failure/storage-failure-of';
import { FileIdentity } from './file-identity';
import { Statements } from './statements';

/** How long a statement may wait for another process, in milliseconds: an acknowledgement has two seconds in all. */
export const busyTimeout = 1_500;
/** The same once it waited in vain: the next one to ask is told at once, and nothing else is kept waiting. */
const busyTimeoutWhileLocked = 20;

/** Calls back with each failure that lies outside this program. */
export type OnFailure = (failure: StorageFailure) => void;

/**
 * SQLite as the bot works on it: a transaction takes the write lock when it begins, since one that only reads first
 * could not be upgraded safely, and whatever keeps the file from being read or written is a `StorageFailure`.
 */
export class GuardedDialect extends SqliteDialect {
  readonly #database: Database.Database;
  readonly #onFailure: OnFailure;

  constructor(database: Database.Database, onFailure: OnFailure) {
    super({ database });
    this.#database = database;
    this.#onFailure = onFailure;
  }

  override createDriver(): Driver {
    return new GuardedDriver(this.#database, this.#onFailure);
  }

  override createAdapter(): SqliteAdapter {
    return new AtomicAdapter();
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new UnlockingCompiler();
  }
}

/** Leaves out that rows be locked, for which SQLite has no words: a transaction has the whole database to itself. */
class UnlockingCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    const isLock = /^(For|NoWait|SkipLocked)/.test(node.modifier ?? '');
    if (!isLock) super.visitSelectModifier(node);
  }
}

/** SQLite changes tables within a transaction, which Kysely does not ask of it: migrations are applied whole or not. */
class AtomicAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class GuardedDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #onFailure: OnFailure;
  #connection: GuardedConnection | undefined;

  constructor(database: Database.Database, onFailure: OnFailure) {
    super({ database });
    this.#database = database;
    this.#onFailure = onFailure;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    this.#connection ??= new GuardedConnection(connection, this.#database, this.#onFailure);
    return this.#connection;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After some failures SQLite has rolled back by itself, and to do it again would hide what failed.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** The one connection, between Kysely and better-sqlite3. */
class GuardedConnection implements DatabaseConnection {
  readonly #identity: FileIdentity;
  readonly #statements: Statements;
  #isLocked = false;

  readonly #connection: DatabaseConnection;
  readonly #database: Database.Database;
  readonly #onFailure: OnFailure;

  constructor(connection: DatabaseConnection, database: Database.Database, onFailure: OnFailure) {
    this.#connection = connection;
    this.#database = database;
    this.#onFailure = onFailure;

    this.#identity = new FileIdentity(database.name);
    this.#statements = new Statements(database);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      // What is read or written within a transaction counts only once that is committed.
      if (!this.#database.inTransaction || query.sql === 'commit') this.#identity.check();
      const result = this.#statements.run<R>(query);
      if (query.sql === 'begin immediate') this.#waitFor('a while');
      return result;
    } catch (error) {
      throw this.#told(error);
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    try {
      yield* this.#connection.streamQuery<R>(query, chunkSize);
    } catch (error) {
      throw this.#told(error);
    }
  }

  #told(error: unknown): unknown {
    const failure = storageFailureOf(error);
    if (failure === undefined) return error;
    if (failure.trouble === 'locked') this.#waitFor('hardly');
    this.#onFailure(failure);
    return failure;
  }

  #waitFor(how: 'hardly' | 'a while'): void {
    const isLocked = how === 'hardly';
    if (isLocked === this.#isLocked) return;
    this.#isLocked = isLocked;
    this.#database.pragma(`busy_timeout = ${isLocked ? busyTimeoutWhileLocked : busyTimeout}`);
  }
}
