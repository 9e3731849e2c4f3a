import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives a run of the tests a temporary folder of its own, in memory where Linux has room: databases wait for a disk at
 * every commit, which is half the time of a test with the bot. It is removed when the run ends.
 */
export default function setUp(): void {
  // What the workers of one run share, such as a server of databases.
  process.env.FIRELOG_TEST_RUN = String(process.pid);
  if (!hasRoom(memory)) return;
  const folder = mkdtempSync(join(memory, 'firelog-tests-'));
  // A server of databases, which runs as somebody else where this is root, gets through to its own folder there.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
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
