import { closeSync, fsyncSync, openSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from '../failure/error-code';

/** What SQLite keeps beside a database's file while it is open, and leaves there after a crash. */
export const besides = ['-wal', '-shm', '-journal'] as const;

/** The same, and what holds its lock: all that may lie beside a database and belongs to it. */
export const belongings = [...besides, '.lock', '.lock-journal'] as const;

/** The path in `sqlite:<path>`. Blanks around it are none of it: SQLite’s driver opens the file without them. */
export function databasePathOf(url: string): string {
  return url.replace(/^sqlite:/, '').trim();
}

/**
 * The one path of a file, whichever links lead to it, also where there is no file yet: what SQLite itself writes
 * beside. Throws ELOOP where links lead in a circle.
 */
export function realPathOf(path: string): string {
  let followed = path;
  for (let links = 0; links <= MAX_LINKS; links += 1) {
    const place = existingPathOf(followed) ?? placeOf(followed);
    const target = linkAt(place);
    if (target === undefined) return place;
    followed = resolve(dirname(place), target);
  }
  throw Object.assign(new Error(`Too many links lead on from ${path}`), { code: 'ELOOP' });
}

/** As many links as Linux follows. */
const MAX_LINKS = 40;

function existingPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (errorCode(error) === 'ELOOP') throw error;
    return undefined;
  }
}

/** Where a file would be made, or a link that leads nowhere is. */
function placeOf(path: string): string {
  const folder = dirname(resolve(path));
  return join(existingPathOf(folder) ?? folder, basename(path));
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    // Nothing is there.
    return undefined;
  }
}

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
