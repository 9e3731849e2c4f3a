import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { migrations } from '../../src/storage/migrations';
import type { Tables } from '../../src/storage/tables';

/** Makes a database file as an earlier version left it, and lets a test put into it what that one did. */
export async function olderDatabase(
  path: string,
  newest: string,
  fill: (database: Database.Database) => void = () => undefined,
): Promise<void> {
  const database = new Database(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const known = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= newest));
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => known },
  }).migrateToLatest();
  if (error !== undefined) throw error;
  fill(database);
  await db.destroy();
}
