import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { migrations } from './migrations';
import { schemaOf } from './schema';
import type { Tables } from './tables';

/** Something that a database is made of, as SQLite keeps it. */
interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * What a database holds that no version of this program put there: a trigger, a view, a table, an index or a column of
 * somebody else's. What a trigger does is done with every change, and may make a private incident everybody's.
 */
export async function foreignPartsOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const { applied } = await schemaOf(db);
  const own = new Set((await partsMadeBy(applied)).map(inOneLine));
  return (await partsOf(db))
    .filter((part) => !own.has(inOneLine(part)))
    .map(({ type, name }) => `${type} ${name}`);
}

async function partsMadeBy(applied: readonly string[]): Promise<readonly Part[]> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
  try {
    const known = Object.fromEntries(Object.entries(migrations).filter(([name]) => applied.includes(name)));
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => known },
    }).migrateToLatest();
    if (error !== undefined) throw error;
    return await partsOf(db);
  } finally {
    await db.destroy();
  }
}

/** Without what SQLite makes for itself, such as the indexes of primary keys and its statistics. */
async function partsOf(db: Kysely<Tables>): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    select type, name, sql from sqlite_schema where substr(name, 1, 7) <> 'sqlite_' order by name
  `.execute(db);
  return rows;
}

function inOneLine({ type, name, sql: made }: Part): string {
  return `${type} ${name}: ${made?.replace(/\s+/g, ' ') ?? ''}`;
}
