import { existsSync, readFileSync } from 'node:fs';
import { withClient } from './postgres/server';

/**
 * Everything that a database holds, as it stands in its files: that of SQLite and its write-ahead log, or those of the tables
 * on a server, whose own log of changes is left out: it is kept for as long as whoever runs the server lets it.
 */
export async function allStored(url: string): Promise<string> {
  const [, path] = /^sqlite:(.*)$/.exec(url) ?? [];
  if (path === undefined) return filesOfTables(url);
  return [path, `${path}-wal`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file).toString('latin1'))
    .join('');
}

function filesOfTables(url: string): Promise<string> {
  return withClient(url, async (client) => {
    // What was written is in memory until then.
    await client.query('checkpoint');
    const { rows } = await client.query<{ bytes: Buffer }>(
      `select pg_read_binary_file(pg_relation_filepath(oid::regclass)) as bytes from pg_class
       where relkind in ('r', 't', 'i') and oid >= 16384`,
    );
    return rows.map(({ bytes }) => bytes.toString('latin1')).join('');
  });
}
