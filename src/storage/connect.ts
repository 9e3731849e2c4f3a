import { Kysely, type Migration, Migrator } from 'kysely';
import { migrations } from './migrations';
import { openSqlite } from './sqlite';
import type { Tables } from './tables';

/** An open database, migrated to the latest form. */
export interface Connection {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/** Opens `sqlite:<path>`, migrates it, and frees the jobs that a process which died had in hand. */
export async function connect(url: string): Promise<Connection> {
  const { dialect, release } = openSqlite(url.replace(/^sqlite:/, ''));
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
