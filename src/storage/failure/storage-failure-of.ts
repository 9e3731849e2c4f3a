import { StorageFailure, type StorageTrouble } from '../../app/storage-failure';
import { errorCode } from './error-code';

/** Which codes of SQLite and of the system mean which trouble. Source: sqlite.org/rescode.html. */
const sqliteTroubles: readonly (readonly [codes: RegExp, trouble: StorageTrouble])[] = [
  [/^SQLITE_READONLY_DBMOVED/, 'gone'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'locked'],
  [/^(SQLITE_(READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/, 'unwritable'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^(SQLITE_CANTOPEN|ENOENT)/, 'gone'],
  [/^(SQLITE_(IOERR|NOMEM|NOLFS)|EIO)/, 'failing'],
];

/** Which codes of PostgreSQL and of the network mean which trouble. Source: postgresql.org/docs/current/errcodes-appendix.html. */
const postgresTroubles: readonly (readonly [codes: RegExp, trouble: StorageTrouble])[] = [
  [/^53100$/, 'full'],
  // A lock that was waited for in vain, a statement that took too long, and too many connections.
  [/^(55P03|57014|53[23]00|40P01|40001)$/, 'busy'],
  // What a standby says, and a database that is being moved to another machine.
  [/^25006$/, 'read-only'],
  [/^(28...|42501|3D000)$/, 'refused'],
  [/^XX00[12]$/, 'damaged'],
  [/^(53...|58...)$/, 'failing'],
  [/^(08...|57P0[1-5]|57...)$/, 'unreachable'],
  [
    /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_\w+|ENOENT|EACCES)$/,
    'unreachable',
  ],
  // What goes wrong with certificates. Source: nodejs.org/api/tls.html, X509 certificate error codes.
  [/^(CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO)$/, 'refused'],
];

/** What PostgreSQL says where a statement that it kept ready would have another result by now. */
export const OTHER_FORM = '0A000';

/** What `pg` says where all connections are in use for too long: the server is there, and does not come to it. */
const NO_CONNECTION_FREE = 'timeout exceeded when trying to connect';

/** What `pg` says without a code when a connection ends, or answers too late. */
const lost =
  /^(Connection terminated|Client was closed|timeout e(xpired|xceeded)|Query read timeout|Client has encountered a connection error|The server does not support SSL|There was an error establishing an SSL connection|Cannot use a pool after)/;

/** The same failure where it lies outside this program; undefined for a mistake in this program, as in a statement. */
export function storageFailureOf(error: unknown, troubles = sqliteTroubles): StorageFailure | undefined {
  if (error instanceof StorageFailure) return error;
  const code = errorCode(error);
  const found = troubles.find(([codes]) => codes.test(code));
  return found && new StorageFailure(found[1], code, { cause: error });
}

/** The same on a connection to PostgreSQL, where the same codes of the system mean something else. */
export function postgresFailureOf(error: unknown): StorageFailure | undefined {
  const failure = storageFailureOf(error, postgresTroubles);
  if (failure !== undefined) return failure;
  const code = errorCode(error);
  if (error instanceof Error && error.message === NO_CONNECTION_FREE) {
    return new StorageFailure('busy', error.message, { cause: error });
  }
  // Another process migrated the tables while this one was at work, and will stop it in a moment.
  if (code === OTHER_FORM && error instanceof Error && /cached plan/.test(error.message)) {
    return new StorageFailure('busy', code, { cause: error });
  }
  // What `pg` says itself while both sides show that they know the password.
  if (error instanceof Error && /^SASL: /.test(error.message)) {
    return new StorageFailure('refused', error.message, { cause: error });
  }
  const isLost = error instanceof Error && lost.test(error.message);
  return isLost ? new StorageFailure('unreachable', error.message, { cause: error }) : undefined;
}
