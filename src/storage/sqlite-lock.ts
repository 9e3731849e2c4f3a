import { hostname } from 'node:os';
import Database from 'better-sqlite3';

/** Another Firelog works on the same database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  constructor(path: string, holder: string) {
    super(`${path} is in use by ${holder}. Stop that one first, or give this one a database of its own.`);
  }
}

/**
 * Holds `<path>.lock` until released or until the process dies, however it dies: the lock is the operating
 * system's, on a small SQLite file whose one row says who holds it.
 */
export function holdLock(path: string): () => void {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('create table if not exists holder (process integer, host text)');
    lock.exec('begin immediate');
  } catch (error) {
    const holder = describe(lock);
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DatabaseInUse(path, holder);
    }
    throw error;
  }
  // Committed, so that others can read it, and locked again at once.
  lock.exec('delete from holder');
  lock.prepare('insert into holder values (?, ?)').run(process.pid, hostname());
  lock.exec('commit; begin immediate');
  return () => lock.close();
}

function describe(lock: Database.Database): string {
  const row = lock.prepare<[], { process: number; host: string }>('select process, host from holder').get();
  return row === undefined ? 'another Firelog' : `another Firelog (process ${row.process} on ${row.host})`;
}
