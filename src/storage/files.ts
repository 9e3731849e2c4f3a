import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite keeps beside a database's file while it is open, and leaves there after a crash. */
export const besides = ['-wal', '-shm', '-journal'] as const;

/** The same, and what holds its lock: all that may lie beside a database and belongs to it. */
export const belongings = [...besides, '.lock', '.lock-journal'] as const;

/** Makes an empty file that nobody but its owner may read; rejects with EEXIST where there is one. */
export function createPrivate(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

/** Puts a finished file in the place of another one, or of none, so that after a power cut it is one or the other. */
export function putInPlace(part: string, path: string): void {
  flush(part);
  renameSync(part, path);
  flushFolder(dirname(path));
}

/** Removes a database's file and everything beside it. */
export function removeDatabase(path: string): void {
  for (const beside of ['', ...besides]) rmSync(path + beside, { force: true });
}

/** Resolves once a file is on the disk itself. */
export function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flushFolder(path: string): void {
  // Windows has no such thing, and needs none.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
