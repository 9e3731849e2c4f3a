import { StorageFailure, type StorageTrouble } from '../../app/storage-failure';
import { errorCode } from '../error-code';

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
export function sqliteFailureOf(error: unknown): StorageFailure | undefined {
  if (error instanceof StorageFailure) return error;
  const code = errorCode(error);
  const found = troubles.find(([codes]) => codes.test(code));
  return found && new StorageFailure(found[1], code, { cause: error });
}
