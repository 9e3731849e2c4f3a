import type Database from 'better-sqlite3';
import type { CompiledQuery, QueryResult } from 'kysely';
import { LruCache } from '../lru-cache';

/** More than the bot has; those with a list of values differ by its length. */
const MOST_PREPARED = 200;

/** The statements of one connection, each prepared when it is first run. */
export class Statements {
  readonly #prepared = new LruCache<Database.Statement<unknown[], unknown>>(MOST_PREPARED);

  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Runs a query to its end. */
  run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.#prepare(sql);
    // Which rows come of a query Kysely knows, not SQLite.
    if (statement.reader) return { rows: statement.all(...parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
  }

  #prepare(sql: string): Database.Statement<unknown[], unknown> {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<unknown[], unknown>(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}
