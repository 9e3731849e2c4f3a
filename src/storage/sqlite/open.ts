import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StorageFailure } from '../../app/storage-failure';
import { errorCode } from '../failure/error-code';
import { busyTimeout } from './driver';
import { createPrivate, realPathOf } from './files';
import { holdLock } from './lock';

/**
 * Opens the database file for this process alone, and creates it and its own folder where they are missing. Throws a
 * `DatabaseInUse` when another Firelog holds it.
 */
export function openSqlite(path: string): { database: Database.Database; release: () => void } {
  // Not recursively: Node never returns from that where a file system has no room for folders, as in /proc.
  const folder = dirname(realPathOf(path));
  if (!existsSync(folder)) mkdirSync(folder);
  const release = holdLock(path);
  try {
    return { database: openFile(path), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Opens a database file that is certainly nobody else's, as the bot works on it. Throws when it is damaged. */
export function openFile(path: string): Database.Database {
  // Whoever may read it may read every incident; what SQLite writes beside it gets the same rights.
  if (!existsSync(path)) createPrivate(realPathOf(path));
  const database = new Database(resolve(path), { timeout: busyTimeout });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Nothing that a schema names is run but what is harmless.
    database.pragma('trusted_schema = OFF');
    // What is removed for good is overwritten, too, and what a crash left of it in the log written ahead.
    database.pragma('secure_delete = ON');
    database.pragma('wal_checkpoint(TRUNCATE)');
    // Takes some 70 ms for 500 long incidents: less than it costs to find out in the middle of the next one.
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw new StorageFailure('damaged', 'SQLITE_CORRUPT');
    }
    return database;
  } catch (error) {
    database.close();
    // Nothing is asked of it yet that it could not do, were the file what it says it is.
    throw errorCode(error) === 'SQLITE_ERROR'
      ? new StorageFailure('damaged', 'SQLITE_CORRUPT', { cause: error })
      : error;
  }
}
