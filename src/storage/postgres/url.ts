import { accessSync, constants } from 'node:fs';
import { errorCode } from '../failure/error-code';

/** The address of a database without what nobody may read: `postgres://firelog@db.internal/firelog`. */
export function shownUrl(url: string): string {
  const parsed = parse(url);
  if (parsed === undefined) return 'postgres://…';
  const { protocol, username, host, pathname } = parsed;
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

/**
 * What `sslmode` can be, and what it is taken for: `pg` takes all that lies between for `verify-full`, and will take it for
 * less one day.
 */
const modes: Readonly<Record<string, string>> = {
  disable: 'disable',
  'no-verify': 'no-verify',
  prefer: 'verify-full',
  require: 'verify-full',
  'verify-ca': 'verify-full',
  'verify-full': 'verify-full',
};

/** Where an address names files. */
const files = ['sslrootcert', 'sslcert', 'sslkey'];

/** What is written wrong behind the name of a database, as the rest of a sentence; undefined where nothing is. */
export function mistakeIn(url: string): string | undefined {
  const search = parse(url)?.searchParams;
  const mode = search?.get('sslmode') ?? undefined;
  if (mode !== undefined && !Object.hasOwn(modes, mode)) {
    return `but sslmode in it is “${mode.slice(0, 40)}”. Write verify-full (TLS, and the server shows a certificate), no-verify (TLS with whoever answers) or disable.`;
  }
  if (mode === 'verify-ca' && isAsLibpq(search) && !search?.has('sslrootcert')) {
    return 'but sslmode in it is “verify-ca”, which needs an authority. Name the file of its certificate: &sslrootcert=<file>.';
  }
  for (const name of files) {
    const file = search?.get(name);
    const code = file && whyUnreadable(file);
    if (code) return `but ${name} in it names ${file}, which cannot be read (${code}). Name another file.`;
  }
  return undefined;
}

/** What `sslmode` says and is not taken for; undefined where it means what it says. */
export function misleadingMode(url: string): string | undefined {
  const search = parse(url)?.searchParams;
  const mode = search?.get('sslmode') ?? undefined;
  return mode === undefined || isAsLibpq(search) || modes[mode] === mode ? undefined : mode;
}

/** The address with `sslmode` as it is taken, of which `pg` would warn on standard error otherwise. */
export function explicitUrl(url: string): string {
  const mode = misleadingMode(url);
  return mode === undefined ? url : url.replace(`sslmode=${mode}`, `sslmode=${modes[mode] ?? mode}`);
}

function isAsLibpq(search: URLSearchParams | undefined): boolean {
  return search?.get('uselibpqcompat') === 'true';
}

function whyUnreadable(file: string): string {
  try {
    accessSync(file, constants.R_OK);
    return '';
  } catch (error) {
    return errorCode(error);
  }
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
