import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { holdLock } from './sqlite-lock';

/** How long a statement may wait for another process, in milliseconds: an acknowledgement has two seconds in all. */
const busyTimeout = 1_500;

/**
 * Opens the database file for this process alone, and creates it and its own folder where they are missing. Throws a
 * `DatabaseInUse` when another Firelog holds it.
 */
export function openSqlite(path: string): { dialect: SqliteDialect; release: () => void } {
  // Not recursively: Node never returns from that where a file system has no room for folders, as in /proc.
  if (!existsSync(dirname(path))) mkdirSync(dirname(path));
  const release = holdLock(path);
  try {
    const database = new Database(path, { timeout: busyTimeout });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is removed for good is overwritten, too.
    database.pragma('secure_delete = ON');
    return { dialect: new ImmediateDialect({ database }), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Takes the write lock when a transaction begins: one that only reads first could not be upgraded safely. */
class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
