import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type PostgresServer, startServer, withClient } from '../../tests/support/postgres/server';
import { out } from '../folder';
import { median } from '../statistics';
import { holdsWithin } from '../timing';

let server: Promise<PostgresServer> | undefined;

/** How long the server may take to end, in seconds. */
const longestEnd = 20;
const commits = 300;

/** The server of this run, on the disk that holds this program; it waits for the disk as it does for everybody. */
export function benchServer(): Promise<PostgresServer> {
  server ??= start();
  return server;
}

/** Ends the server and removes what it kept, where one was started. */
export async function endServer(): Promise<void> {
  if (server === undefined) return;
  const { folder } = await server;
  server = undefined;
  const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGINT');
  await holdsWithin(longestEnd, () => existsSync(join(folder, 'failed')));
  rmSync(join(folder, '..'), { recursive: true, force: true });
}

/** How many milliseconds a commit of one row takes by `pg` alone, on this server. */
export async function millisecondsACommit(): Promise<number> {
  const { url } = await benchServer();
  return withClient(`${url}/postgres`, async (client) => {
    await client.query('create table if not exists lines (number serial primary key, body text not null)');
    const took: number[] = [];
    for (let index = 0; index < commits; index += 1) {
      const begun = performance.now();
      const values = [`${index}`.padEnd(200, 'x')];
      await client.query({ name: 'line', text: 'insert into lines (body) values ($1)', values });
      took.push(performance.now() - begun);
    }
    return median(took);
  });
}

async function start(): Promise<PostgresServer> {
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'bench-'));
  // Where this is root the server runs as somebody else, who must get through to it.
  chmodSync(folder, 0o755);
  return startServer(join(folder, 'postgres'));
}
