import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { errorCode } from './error-code';

/** Another Firelog works on the same database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  constructor(path: string, holder: string) {
    super(`${path} is in use by ${holder}. Stop that one first, or give this one a database of its own.`);
  }
}

/** The locks that are held. One that nothing refers to would be closed with the rest of the garbage. */
const held = new Set<Database.Database>();

/**
 * Holds `<path>.lock` until released or until the process dies, however it dies: the lock is the operating
 * system's, on a small SQLite file whose one row says who holds it.
 */
export function holdLock(path: string): () => void {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('begin immediate; create table if not exists holder (process integer, host text)');
    lock.exec('delete from holder');
    lock.prepare('insert into holder values (?, ?)').run(process.pid, hostname());
    // Committed, so that others can read it, and locked again at once.
    lock.exec('commit; begin immediate');
  } catch (error) {
    const holder = errorCode(error).startsWith('SQLITE_BUSY') ? describe(lock) : undefined;
    lock.close();
    throw holder === undefined ? error : new DatabaseInUse(path, holder);
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

/** Who holds the lock. One that is just being taken cannot be read yet. */
function describe(lock: Database.Database): string {
  const unnamed = 'another Firelog';
  try {
    const row = lock.prepare<[], { process: number; host: string }>('select process, host from holder').get();
    return row === undefined ? unnamed : `${unnamed} (process ${row.process} on ${row.host})`;
  } catch {
    return unnamed;
  }
}
