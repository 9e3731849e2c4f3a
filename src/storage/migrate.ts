import { type Kysely, type Migration, Migrator } from 'kysely';
import { DatabaseUnusable } from './failure/database-unusable';
import { migrations } from './migrations';
import { schemaOf } from './schema';
import type { Tables } from './tables';

/** Applies the migrations that a database lacks; resolves to their names. `shown` is how sentences call the database. */
export async function migrate(db: Kysely<Tables>, shown: string): Promise<readonly string[]> {
  const { pending, unknown } = await schemaOf(db);
  if (unknown.length > 0) throw new DatabaseUnusable(newerThanThis(shown, unknown));
  if (pending.length === 0) return [];
  const provider = { getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

/** That a newer Firelog migrated the database, and what to do. */
export function newerThanThis(shown: string, unknown: readonly string[]): string {
  return `${shown} was migrated by a newer Firelog (${unknown.join(', ')}). Run that version, or put the backup from before in its place.`;
}

/** That the database lacks what this program needs, and what to do. */
export function olderThanThis(shown: string, pending: readonly string[]): string {
  return `${shown} is older than this program: it lacks ${pending.join(', ')}. Type \`npx firelog migrate\` while no bot works on it, or start the bot anew.`;
}
