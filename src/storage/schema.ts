import { type Kysely, sql } from 'kysely';
import { migrations } from './migrations';
import type { Tables } from './tables';

/** How far a database is migrated, as this program sees it; each list in the order of application. */
export interface Schema {
  /** Migrations of this program that were applied. */
  readonly applied: readonly string[];
  /** Migrations of this program that the database lacks. */
  readonly pending: readonly string[];
  /** Migrations that were applied by a newer program. */
  readonly unknown: readonly string[];
}

/** Where Kysely's migrator keeps the names of what it applied. */
const ledger = 'kysely_migration';

/** Reads how far a database is migrated; an empty one lacks everything. */
export async function schemaOf(db: Kysely<Tables>): Promise<Schema> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const found = tables.some(({ name }) => name === ledger)
    ? await sql<{ name: string }>`select name from ${sql.table(ledger)} order by name`.execute(db)
    : { rows: [] };
  const names = found.rows.map(({ name }) => name);
  const known = Object.keys(migrations);
  return {
    applied: known.filter((name) => names.includes(name)),
    pending: known.filter((name) => !names.includes(name)),
    unknown: names.filter((name) => !known.includes(name)),
  };
}
