import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client, types } from 'pg';
import { dropDatabase, emptyDatabase } from '../support/postgres/server';

/** The database of bots that are killed, as somebody reads it who is none of them. */
export interface CrashDatabase {
  readonly url: string;
  rows<T>(query: string): Promise<readonly T[]>;
  remove(): Promise<void>;
}

/** A file in a folder, which is removed with it. */
export function onSqlite(folder: string): CrashDatabase {
  const path = join(folder, 'firelog.db');
  return {
    url: `sqlite:${path}`,
    async rows<T>(query: string) {
      const reader = new Database(path, { readonly: true });
      try {
        return reader.prepare<[], T>(query).all();
      } finally {
        reader.close();
      }
    },
    remove: async () => rmSync(path, { force: true }),
  };
}

/** An empty database of its own on the server of this run, on which any number of bots may work. */
export async function onPostgres(): Promise<CrashDatabase> {
  const url = await emptyDatabase();
  const client = new Client({
    connectionString: url,
    // No position of a log is as long as a number cannot be.
    types: {
      getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)),
    },
  });
  client.on('error', () => undefined);
  await client.connect();
  return {
    url,
    rows: async (query) => (await client.query(query)).rows,
    async remove() {
      await client.end();
      await dropDatabase(url);
    },
  };
}
