import type { StorageFailure } from '../../app/storage-failure';
import { ALONE } from './at-work';
import { shownUrl } from './url';

/** That the setting names a database, and what is wrong with that. */
export function sayOf(url: string, what: string): string {
  return `DATABASE_URL names ${shownUrl(url)}, ${what}`;
}

/** Why a database cannot be used and what to do, as the rest of a sentence that begins with its address. */
export function whyUnusable({ code, cause, what }: StorageFailure): string {
  const message = cause instanceof Error ? cause.message : code;
  const found = reasons.find(([pattern]) => pattern.test(code) || pattern.test(message));
  return found === undefined ? `but ${what} (${code}).` : found[1];
}

/** What the server, the network or a certificate says, and what that means. */
const reasons: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/ECONNREFUSED/, 'where nothing listens. Start the server, or look at the host and the port.'],
  [/ENOTFOUND|EAI_/, 'whose host has no address. Look at the name of the host.'],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i,
    'which does not answer. Look at the host, the network and the firewall between.',
  ],
  [
    /28P01/,
    'which takes another password. Look at the user and the password; what stands after % in them is a code.',
  ],
  [
    /no encryption|SSL off/i,
    'which takes no connection without TLS. Put ?sslmode=verify-full behind the name of the database.',
  ],
  [/client password must be/, 'which asks for a password. Write it into the address, or set PGPASSWORD.'],
  [/28000/, 'which does not let this user in. Look at the user and at the server’s pg_hba.conf.'],
  [/3D000/, 'which the server does not have. Create the database, or look at its name.'],
  [/42501/, 'in which this user may not do that. Make the user the owner of the database.'],
  [/25006/, 'which takes no changes, as a standby does. Name the server that does.'],
  [/53300/, 'which has no connection left. Let it have more (max_connections), or run fewer processes.'],
  [ALONE, 'on which a command of Firelog works alone. Wait for its end.'],
  [/57P03/, 'which is just starting. Try again in a moment.'],
  [/terminated unexpectedly/, 'which ended the connection. Look whether PostgreSQL is what listens there.'],
  [
    /establishing an SSL/,
    'which does not speak TLS as PostgreSQL does. Look at the port, or take sslmode out of it.',
  ],
  [/does not support SSL/, 'which speaks no TLS. Take sslmode out of it, or have the server speak TLS.'],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/,
    'whose certificate nobody here trusts. Name its authority: ?sslmode=verify-full&sslrootcert=<file>; ?sslmode=no-verify trusts whoever answers.',
  ],
  [
    /ALTNAME/,
    'whose certificate is for another host. Name the host that it is for, or take any of that authority’s: ?uselibpqcompat=true&sslmode=verify-ca&sslrootcert=<file>.',
  ],
  [/CERT_HAS_EXPIRED/, 'whose certificate has expired. Have it renewed.'],
  [/CERT_NOT_YET_VALID/, 'whose certificate is not valid yet. Look at the clock of this machine.'],
];
