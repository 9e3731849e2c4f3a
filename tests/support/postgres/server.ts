import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { errorCode } from '../../../src/storage/failure/error-code';
import { connect } from '../../../src/storage/open';
import { sharedFolder } from './shared-folder';

/** A server that is running, and where. */
export interface PostgresServer {
  /** Its address without the name of a database. */
  readonly url: string;
  readonly folder: string;
}

/**
 * The server that the tests of one run share, all their workers together: the first one that asks for it starts it, and it
 * ends with the run. It leaves out waiting for the disk, which no test looks at.
 */
export function sharedServer(): Promise<PostgresServer> {
  const owner = process.env.FIRELOG_TEST_RUN ?? String(process.pid);
  return startServer(sharedFolder(owner), Number(owner), ['fsync=off', 'full_page_writes=off']);
}

/** Starts a server in a folder, or finds the one that was started there; it ends with the process `owner`. */
export async function startServer(
  folder: string,
  owner = process.pid,
  settings: readonly string[] = [],
): Promise<PostgresServer> {
  if (isFirst(folder)) run(folder, owner, settings);
  return running(folder);
}

/** Ends a server, as its machine is restarted: whoever is connected is sent away. Its data stay. */
export async function stopServer({ folder }: PostgresServer): Promise<void> {
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  rmSync(join(folder, 'url'));
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(join(folder, 'failed'))) await wait(20);
  rmSync(join(folder, 'failed'));
}

/** Starts a server again that was stopped, where it was and with what it held. */
export function startAgain(
  { folder }: PostgresServer,
  settings: readonly string[] = [],
): Promise<PostgresServer> {
  run(folder, process.pid, settings);
  return running(folder);
}

function run(folder: string, owner: number, settings: readonly string[]): void {
  const args = [join(__dirname, 'run-server.mjs'), folder, String(owner), ...settings];
  spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
}

async function running(folder: string): Promise<PostgresServer> {
  const place = join(folder, 'url');
  const failed = join(folder, 'failed');
  while (!existsSync(place)) {
    if (existsSync(failed)) throw new Error(`PostgreSQL did not start: ${readFileSync(failed, 'utf8')}`);
    await wait(20);
  }
  return { url: readFileSync(place, 'utf8'), folder };
}

function isFirst(folder: string): boolean {
  try {
    // The server runs as somebody else where this is root, who must get through to it.
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

/** Makes an empty database on the shared server; resolves to its address. */
export async function emptyDatabase(): Promise<string> {
  const { url } = await sharedServer();
  return create(url, 'template1');
}

/** Makes a database that has every migration already, which takes no time. */
export async function newDatabase(): Promise<string> {
  const server = await sharedServer();
  const template = join(server.folder, 'template');
  if (isFirst(template)) {
    await withClient(`${server.url}/postgres`, (client) => client.query('create database migrated'));
    await (await connect(`${server.url}/migrated`)).close();
    mkdirSync(join(template, 'ready'));
  }
  while (!existsSync(join(template, 'ready'))) await wait(20);
  return create(server.url, 'migrated');
}

async function create(url: string, template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(`${url}/postgres`, (client) =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  );
  // A machine that is busy with tests answers late; what the bot does then is not what they are about.
  return `${url}/${name}?connect_timeout=30`;
}

/** An address as people write it, with the usual patience. */
export function withoutSearch(url: string): string {
  return url.replace(/\?.*$/, '');
}

/** Removes one again, whoever is connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const { url: server } = await sharedServer();
  await withClient(`${server}/postgres`, (client) =>
    client.query(`drop database if exists ${name} with (force)`),
  );
}

/** Runs something on a connection of its own. */
export async function withClient<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
