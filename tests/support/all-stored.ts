import { existsSync, readFileSync } from 'node:fs';
import { withClient } from './postgres/server';

/**
 * Everything that a database holds: the bytes of the file of SQLite and of its write-ahead log, and every row of a database
 * on a server, whose files are the server's.
 */
export async function allStored(url: string): Promise<string> {
  const [, path] = /^sqlite:(.*)$/.exec(url) ?? [];
  if (path === undefined) return rowsOf(url);
  return [path, `${path}-wal`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file).toString('latin1'))
    .join('');
}

function rowsOf(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select held::text as row from ${name} as held`);
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  });
}
