import { StorageFailure, type StorageTrouble } from '../app/storage-failure';

/** Which codes of SQLite and of the system mean which trouble. Source: sqlite.org/rescode.html. */
const troubles: readonly (readonly [codes: RegExp, trouble: StorageTrouble])[] = [
  [/^SQLITE_READONLY_DBMOVED/, 'gone'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'locked'],
  [/^(SQLITE_(READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/, 'unwritable'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^(SQLITE_CANTOPEN|ENOENT)/, 'gone'],
  [/^(SQLITE_(IOERR|NOMEM|NOLFS)|EIO)/, 'failing'],
];

/** The same failure where it lies outside this program; undefined for a mistake in this program, as in a statement. */
export function storageFailureOf(error: unknown): StorageFailure | undefined {
  if (error instanceof StorageFailure) return error;
  const code = errorCode(error);
  const found = troubles.find(([codes]) => codes.test(code));
  return found && new StorageFailure(found[1], code, { cause: error });
}

/** The database cannot be opened or written: one sentence that names the setting. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** The code of an error of SQLite or the system, such as `SQLITE_BUSY` or `ENOENT`; empty where it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
