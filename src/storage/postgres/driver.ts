import { createHash } from 'node:crypto';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient, QueryResult as Result } from 'pg';
import { StorageFailure } from '../../app/storage-failure';
import { OTHER_FORM, postgresFailureOf } from '../failure/storage-failure-of';
import { LruCache } from '../lru-cache';
import { endPool } from './pool';

/** Calls back with each failure that lies outside this program. */
export type OnFailure = (failure: StorageFailure) => void;

/**
 * PostgreSQL as the bot works on it: whatever keeps it from being read or written is a `StorageFailure`, and a connection
 * that failed is not used again.
 */
export class GuardedDialect extends PostgresDialect {
  readonly #pool: Pool;
  readonly #onFailure: OnFailure;

  constructor(pool: Pool, onFailure: OnFailure) {
    super({ pool });
    this.#pool = pool;
    this.#onFailure = onFailure;
  }

  override createDriver(): Driver {
    return new GuardedDriver(this.#pool, this.#onFailure);
  }

  override createAdapter(): DialectAdapter {
    return adapter;
  }
}

/** The same for all: a query that was prepared for it is prepared for every connection. */
const adapter = new PostgresAdapter();

/** One connection as a database of its own, for as long as a transaction has it. */
export class ConnectionDialect implements Dialect {
  readonly #connection: GuardedConnection;

  constructor(connection: GuardedConnection) {
    this.#connection = connection;
  }

  createAdapter(): DialectAdapter {
    return adapter;
  }

  createDriver(): Driver {
    const nothing = async (): Promise<void> => undefined;
    return {
      acquireConnection: async () => this.#connection,
      // Whoever has the connection begins, commits and gives it back.
      ...{ init: nothing, releaseConnection: nothing, destroy: nothing },
      ...{ beginTransaction: nothing, commitTransaction: nothing, rollbackTransaction: nothing },
    };
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }
}

/** Takes a connection out of a pool. */
export async function connectionOf(pool: Pool, onFailure: OnFailure): Promise<GuardedConnection> {
  try {
    return new GuardedConnection(await pool.connect(), onFailure);
  } catch (error) {
    throw told(error, onFailure);
  }
}

class GuardedDriver implements Driver {
  readonly #pool: Pool;
  readonly #onFailure: OnFailure;

  constructor(pool: Pool, onFailure: OnFailure) {
    this.#pool = pool;
    this.#onFailure = onFailure;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<GuardedConnection> {
    return connectionOf(this.#pool, this.#onFailure);
  }

  beginTransaction(connection: GuardedConnection): Promise<void> {
    return connection.say('begin');
  }

  commitTransaction(connection: GuardedConnection): Promise<void> {
    return connection.say('commit');
  }

  rollbackTransaction(connection: GuardedConnection): Promise<void> {
    return connection.rollBack();
  }

  async releaseConnection(connection: GuardedConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await endPool(this.#pool);
  }
}

/** One connection while somebody has it, between Kysely and `pg`. */
export class GuardedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #onFailure: OnFailure;
  #isLost = false;

  constructor(client: PoolClient, onFailure: OnFailure) {
    this.#client = client;
    this.#onFailure = onFailure;
  }

  /** Runs statements without values. */
  async say(statements: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(statements));
  }

  /** Ends a transaction as if it had not been; never rejects. */
  async rollBack(): Promise<void> {
    // A connection that is lost has rolled back by itself, and what it was lost by is what is to be told.
    if (!this.#isLost) await this.say('rollback').catch(() => undefined);
  }

  /** Gives it back to the pool, which drops it where it is lost. */
  release(): void {
    this.#client.release(this.#isLost);
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const name = nameOf(sql);
      const result: Result = await this.#client.query({
        text: sql,
        values: parameters.map(storable),
        ...(name !== undefined && { name }),
      });
      return {
        rows: result.rows,
        ...(changes.has(result.command) && { numAffectedRows: BigInt(result.rowCount ?? 0) }),
      };
    } catch (error) {
      const failure = told(error, this.#onFailure);
      // Nobody knows what the server made of the last words on it, or what it kept ready is of another form by now.
      if (isFatal(failure)) this.#isLost = true;
      throw failure;
    }
  }

  // biome-ignore lint/correctness/useYield: nothing is read in pieces.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Nothing is read from PostgreSQL in pieces');
  }
}

/** The commands of which the number of rows is how many were changed. */
const changes: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);

/** A value as PostgreSQL keeps it: no text holds a NUL there, and people's words may. */
export function storable<V>(value: V | string): V | string {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}

/** Statements that the server keeps ready on each connection: those that come again, which have no list of values. */
const names = new LruCache<string>(500);

function nameOf(sql: string): string | undefined {
  if (sql.length > MAX_NAMED || !sql.includes('$')) return undefined;
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

/** Longer ones hold as many values as somebody happened to have, and would hardly come again. */
const MAX_NAMED = 1_500;

function told(error: unknown, onFailure: OnFailure): unknown {
  const failure = postgresFailureOf(error);
  if (failure === undefined) return error;
  onFailure(failure);
  return failure;
}

/** Whether a connection is of no use after a failure; a statement that waited in vain leaves it as good as it was. */
function isFatal(failure: unknown): boolean {
  if (!(failure instanceof StorageFailure)) return false;
  return /^(unreachable|refused|read-only)$/.test(failure.trouble) || failure.code === OTHER_FORM;
}
