import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { migrations } from '../migrations';
import { schemaOf } from '../schema';
import type { Tables } from '../tables';

/** Something that a database is made of, as SQLite keeps it. */
interface Part {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
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

/** The triggers and views among them: they take part in whatever is read or written. */
export async function foreignCodeIn(db: Kysely<Tables>): Promise<readonly string[]> {
  return (await partsOf(db))
    .filter(({ type }) => type === 'trigger' || type === 'view')
    .map(({ type, name }) => `${type} ${name}`);
}

/** That a database holds such code, and what to do. */
export function withForeignCode(url: string, foreign: readonly string[]): string {
  return `${url} holds what Firelog did not put there (${foreign.slice(0, 3).join(', ')}), and what would take part in every change. Remove it, or restore a backup: \`npx firelog restore <file>\`.`;
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

async function partsOf(db: Kysely<Tables>): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`select type, name, tbl_name, sql from sqlite_schema order by name`.execute(
    db,
  );
  return rows.filter((part) => !isOfSqlite(part));
}

/** Whether SQLite made it for itself: the indexes of primary keys, and its statistics. A trigger may be called so, too. */
function isOfSqlite({ type, name, sql: made }: Part): boolean {
  if (type === 'index') return made === null && name.startsWith('sqlite_autoindex_');
  return type === 'table' && /^sqlite_(?:sequence|stat[134])$/.test(name);
}

function inOneLine({ type, name, tbl_name: table, sql: made }: Part): string {
  return `${type} ${name} on ${table}: ${made?.replace(/\s+/g, ' ') ?? ''}`;
}
