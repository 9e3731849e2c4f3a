import type { KyselyPlugin } from 'kysely';
import type { Connection, OwnConnection } from './connection';
import { DatabaseUnusable } from './database-unusable';
import { newerThanThis, olderThanThis } from './migrate';
import { postgres } from './postgres';
import { schemaOf } from './schema';
import { sqlite } from './sqlite';

/** What each kind of database does in a way of its own; all else in this room is written once. */
export interface StorageDialect {
  /** The beginning of its addresses, such as `sqlite:`. */
  readonly scheme: RegExp;
  /** An address without what nobody may read, for sentences. */
  shown(url: string): string;
  /** Opens a database to work on it, brings it up to date, and frees the jobs that nobody has in hand any more. */
  connect(url: string, plugins?: KyselyPlugin[]): Promise<OwnConnection>;
  /** Opens it to read it beside whoever works on it, whatever it was migrated to. */
  openReadOnly(url: string): Promise<Connection>;
}

const dialects: readonly StorageDialect[] = [sqlite, postgres];

/** The kind of database that an address names. */
export function dialectOf(url: string): StorageDialect {
  const found = dialects.find(({ scheme }) => scheme.test(url));
  if (found === undefined)
    throw new DatabaseUnusable('DATABASE_URL must be sqlite:<path> or postgres://<host>/<name>.');
  return found;
}

/** Opens a database to work on it; throws `DatabaseUnusable` where that cannot be done. */
export function connect(url: string, plugins?: KyselyPlugin[]): Promise<OwnConnection> {
  return dialectOf(url).connect(url, plugins);
}

/** Opens a database that a bot may be at work on, to read it, whatever it was migrated to. */
export function openReadOnly(url: string): Promise<Connection> {
  return dialectOf(url).openReadOnly(url);
}

/** The same; throws `DatabaseUnusable` where it was migrated less or further than this program knows. */
export async function connectReadOnly(url: string): Promise<Connection> {
  const connection = await openReadOnly(url);
  const shown = dialectOf(url).shown(url);
  try {
    const { pending, unknown } = await schemaOf(connection.db);
    if (unknown.length > 0) throw new DatabaseUnusable(newerThanThis(shown, unknown));
    if (pending.length > 0) throw new DatabaseUnusable(olderThanThis(shown, pending));
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
