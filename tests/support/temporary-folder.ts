import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from './postgres/shared-folder';

/**
 * Gives a run of the tests a temporary folder of its own, in memory where Linux has room: databases wait for a disk at
 * every commit, which is half the time of a test with the bot. It is removed when the run ends, and the server of
 * databases ends with it.
 */
export default function setUp(): void {
  const run = String(process.pid);
  // What the workers of one run share, such as a server of databases.
  process.env.FIRELOG_TEST_RUN = run;
  const folder = hasRoom(memory) ? mkdtempSync(join(memory, `firelog-tests-${run}-`)) : undefined;
  if (folder !== undefined) {
    // A server of databases, which runs as somebody else where this is root, gets through to its own folder there.
    chmodSync(folder, 0o711);
    process.env.TMPDIR = folder;
    // Where this process is killed, the server removes it.
    process.env.FIRELOG_TEST_FOLDER = folder;
  }
  process.once('exit', () => {
    endServer(sharedFolder(run));
    // Workers that are still there write on for a moment.
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  // Node ends at these without a word to anybody.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}

const memory = '/dev/shm';

/** Containers give it 64 MB unless told otherwise; a browser, the built program and the databases need more. */
function hasRoom(folder: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2_000_000_000;
  } catch {
    return false;
  }
}

/** Has the server end that runs in a folder, and waits until it is gone and the folder with it. */
function endServer(folder: string): void {
  const pid = join(folder, 'pid');
  if (!existsSync(pid)) return;
  try {
    process.kill(Number(readFileSync(pid, 'utf8')));
  } catch {
    return;
  }
  // Nothing can be awaited any more while the process ends.
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 300 && existsSync(folder); tries += 1) Atomics.wait(clock, 0, 0, 20);
}
