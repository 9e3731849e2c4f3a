import { chmodSync, lstatSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { DatabaseUnusable } from '../failure/database-unusable';
import { errorCode } from '../failure/error-code';
import { createPrivate, realPathOf } from './files';

/** Another Firelog works on the same database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  constructor(path: string, holder: string) {
    super(`${path} is in use by ${holder}. Stop that one first, or give this one a database of its own.`);
  }
}

/** How long whoever has the lock waits for somebody who just reads who that is, in milliseconds. */
const READ_TIMEOUT = 2_000;

/** The locks that are held. One that nothing refers to would be closed with the rest of the garbage. */
const held = new Set<Database.Database>();

/**
 * Holds the lock beside a database until released or until the process dies, however it dies: the lock is the operating
 * system's, on a small SQLite file whose one row says who holds it. It is beside the file itself, so that it is one lock
 * whichever links lead there. Throws `DatabaseInUse`, or `DatabaseUnusable` where a lock would lock nothing.
 */
export function holdLock(path: string): () => void {
  const file = realPathOf(path);
  refuseSecondName(path, file);
  const lockPath = `${file}.lock`;
  makePrivate(lockPath);
  const lock = new Database(lockPath, { timeout: 0 });
  try {
    lock.exec('begin immediate; create table if not exists holder (process integer, host text)');
    lock.exec('delete from holder');
    lock.prepare('insert into holder values (?, ?)').run(process.pid, hostname());
    // Committed, so that others can read it, and locked again at once.
    lock.pragma(`busy_timeout = ${READ_TIMEOUT}`);
    lock.exec('commit');
    lock.pragma('busy_timeout = 0');
    lock.exec('begin immediate');
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

/**
 * SQLite keeps its log beside the name by which a file was opened: two processes that know one file by two names destroy
 * it (sqlite.org/howtocorrupt.html, “Multiple links to the same file”), and their locks would lie beside two names.
 */
function refuseSecondName(path: string, file: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined || !there.isFile() || there.nlink < 2) return;
  throw new DatabaseUnusable(
    `${path} has ${there.nlink} names (hard links), and SQLite would damage what is opened by two of them. Delete the other ones, or copy the file and name the copy.`,
  );
}

/** Whoever may read the lock's file could lock it, too, and keep the bot from starting: it is its owner's alone. */
function makePrivate(lockPath: string): void {
  try {
    createPrivate(lockPath);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    // Never opened here: when a process closes a file, it loses the locks that it holds on it elsewhere.
    const there = lstatSync(lockPath);
    const isOwn = process.getuid === undefined || there.uid === process.getuid() || process.getuid() === 0;
    if (!there.isFile() || !isOwn) {
      throw new DatabaseUnusable(
        `${lockPath} is no file of the account that the bot runs under, so anybody might hold that lock. Delete it while no Firelog runs, and let nobody else write to its folder.`,
      );
    }
    if (process.platform !== 'win32' && (there.mode & 0o077) !== 0) chmodSync(lockPath, 0o600);
  }
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
