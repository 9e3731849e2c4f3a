import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Connection } from '../connection';
import { DatabaseUnusable } from '../failure/database-unusable';
import { errorCode } from '../failure/error-code';
import type { Tables } from '../tables';
import { databasePathOf } from './files';

/** How long a read may wait for the bot's writing, in milliseconds. */
const busyTimeout = 5_000;

/** How much damage is worth naming. */
const MAX_DAMAGE = 5;

/**
 * Opens a database that a bot may be at work on, to read it: takes no lock, migrates nothing. What it holds may be of another
 * form than `Tables` says.
 */
export async function openReadOnly(url: string): Promise<Connection> {
  const path = databasePathOf(url);
  if (!existsSync(path)) {
    throw new DatabaseUnusable(
      `There is no database at ${url}. Set DATABASE_URL to where it is, or type \`npx firelog migrate\` to make it.`,
    );
  }
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeout });
    database.pragma('trusted_schema = OFF');
    // Only the first read finds out whether this is a database at all.
    database.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    database?.close();
    throw new DatabaseUnusable(unreadable(url, error), { cause: error });
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  return { db, close: () => db.destroy() };
}

/** What a full check of the file finds wrong, in the database's own words; empty when it is sound. */
export async function damageOf({ db }: Connection): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{
      integrity_check: string;
    }>`pragma integrity_check(${sql.lit(MAX_DAMAGE)})`.execute(db);
    // Each finding may be several lines, the first of which only says in which database.
    const damage = rows
      .flatMap((row) => row.integrity_check.split('\n'))
      .filter((found) => found !== 'ok' && found !== '' && !found.startsWith('***'));
    const strays = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
    const orphans = strays.rows.map(({ table, parent }) => `a row of ${table} belongs to none of ${parent}`);
    return [...damage, ...new Set(orphans)].slice(0, MAX_DAMAGE);
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error))) throw error;
    return [error instanceof Error ? error.message : String(error)];
  }
}

function unreadable(url: string, error: unknown): string {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(errorCode(error))
    ? `${url} is no SQLite database or is damaged. Put a backup in its place, or set DATABASE_URL to another file.`
    : // Reading what a bot writes to needs the files beside it, too.
      `${url} cannot be read (${errorCode(error)}). Give the process access to the file and its folder.`;
}
