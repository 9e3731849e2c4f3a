import type { KyselyPlugin } from 'kysely';
import type { Connection, OwnConnection } from './connection';
import type { StorageDialect } from './dialect';
import { DatabaseUnusable } from './failure/database-unusable';
import { newerThanThis, olderThanThis } from './migrate';
import { postgres } from './postgres';
import { schemaOf } from './schema';
import { sqlite } from './sqlite';

const dialects: readonly StorageDialect[] = [sqlite, postgres];

/** The kind of database that an address names. */
export function dialectOf(url: string): StorageDialect {
  const found = dialects.find(({ scheme }) => scheme.test(url));
  if (found === undefined)
    throw new DatabaseUnusable('DATABASE_URL must be sqlite:<path> or postgres://<host>/<name>.');
  return found;
}

/** An address without what nobody may read, for sentences. */
export function shown(url: string): string {
  return dialectOf(url).shown(url);
}

/** Opens a database to work on it; throws `DatabaseUnusable` where that cannot be done. */
export function connect(url: string, plugins?: KyselyPlugin[]): Promise<OwnConnection> {
  return dialectOf(url).connect(url, plugins);
}

/** The same for somebody who must be the only one; throws where a bot is at work. */
export function connectAlone(url: string): Promise<Connection> {
  return dialectOf(url).connectAlone(url);
}

/** Opens a database that a bot may be at work on, to read it, whatever it was migrated to. */
export function openReadOnly(url: string): Promise<Connection> {
  return dialectOf(url).openReadOnly(url);
}

/** The same; throws `DatabaseUnusable` where it was migrated less or further than this program knows. */
export async function connectReadOnly(url: string): Promise<Connection> {
  const connection = await openReadOnly(url);
  try {
    const { pending, unknown } = await schemaOf(connection.db);
    if (unknown.length > 0) throw new DatabaseUnusable(newerThanThis(shown(url), unknown));
    if (pending.length > 0) throw new DatabaseUnusable(olderThanThis(shown(url), pending));
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
