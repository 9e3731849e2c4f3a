import { Kysely, type Migration, Migrator } from 'kysely';
import { errorCode } from './error-code';
import { migrations } from './migrations';
import { openSqlite } from './sqlite';
import type { Tables } from './tables';

/** An open database, migrated to the latest form. */
export interface Connection {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/** The database cannot be opened or written: one sentence that names the setting. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/**
 * Opens `sqlite:<path>`, migrates it, and frees the jobs that a process which died had in hand. Throws
 * `DatabaseUnusable` when that cannot be done and `DatabaseInUse` when another Firelog is at work on it.
 */
export async function connect(url: string): Promise<Connection> {
  try {
    return await open(url.replace(/^sqlite:/, ''));
  } catch (error) {
    const why = unusable(error);
    if (why === undefined) throw error;
    throw new DatabaseUnusable(`DATABASE_URL names ${url}, ${why}`);
  }
}

/** What is wrong with the file and what to do; undefined when that is not what is wrong. */
function unusable(error: unknown): string | undefined {
  const code = errorCode(error);
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/.test(code)) {
    return 'which cannot be written. Give the process write access to the file and its folder, or name another file.';
  }
  if (code === 'ENOENT') return 'in a folder that does not exist. Create the folder, or name another file.';
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return 'which is no SQLite database or is damaged. Put a backup in its place, or name another file.';
  }
  if (/^(SQLITE_FULL|ENOSPC)/.test(code))
    return 'but the disk is full. Make room, or name a file on another disk.';
  return undefined;
}

async function open(path: string): Promise<Connection> {
  const { dialect, release } = openSqlite(path);
  const db = new Kysely<Tables>({ dialect });
  const close = async (): Promise<void> => {
    await db.destroy();
    release();
  };
  try {
    await migrate(db);
    // One process works on SQLite, so whatever still runs was in the hands of one that is gone.
    await db.updateTable('jobs').set({ state: 'waiting' }).where('state', '=', 'running').execute();
  } catch (error) {
    await close();
    throw error;
  }
  return { db, close };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
