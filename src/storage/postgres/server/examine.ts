import { Client } from 'pg';
import { StorageFailure } from '../../../app/storage-failure';
import { DatabaseUnusable } from '../../failure/database-unusable';
import { postgresFailureOf } from '../../failure/storage-failure-of';
import { countAtWork } from '../at-work';
import { sayOf, whyUnusable } from '../explain';
import { connectionTo, MAX_CONNECTIONS } from '../pool';
import { mistakeIn } from '../url';
import { isShared } from './pooler';

/** What a server and a database on it are like, as far as a bot depends on it. */
export interface Examined {
  /** Its version as a number, such as 170010. */
  readonly version: number;
  readonly encoding: string;
  /** Whether a pooler between here and there hands connections on after each transaction. */
  readonly isPooled: boolean;
  /** Whether it takes no changes: a standby, or because it was set so. */
  readonly isReadOnly: boolean;
  /** Whether this user may make tables. */
  readonly mayCreate: boolean;
  /** Which settings are off that keep what is committed through a power cut. */
  readonly unsafe: readonly string[];
  /** How many processes are at work. */
  readonly processes: number;
  /** How many more connections this user may have. */
  readonly connectionsLeft: number;
}

/** The connections of a process: for what it stores, for its session, and for counting calls. */
export const CONNECTIONS_OF_A_PROCESS = MAX_CONNECTIONS + 2;

/** The first version that makers of distributions still ship; older ones nobody tries this program on. */
const OLDEST_VERSION = 13;

/** How long an answer is waited for, in milliseconds: a pooler keeps whoever asks waiting while it has no connection. */
const PATIENCE = 10_000;

/** Connects and looks; rejects with a `StorageFailure` where that cannot be done. */
async function examine(url: string): Promise<Examined> {
  const config = { ...connectionTo(url), query_timeout: PATIENCE };
  const [one, other] = [new Client(config), new Client(config)];
  // A connection that ends says so once more by an event, which would end the process.
  for (const client of [one, other]) client.on('error', () => undefined);
  try {
    await one.connect();
    const { rows } = await one.query<Omit<Examined, 'isPooled'>>(properties);
    const [found] = rows;
    if (found === undefined) throw new Error('The server does not know the database that it is connected to');
    await other.connect();
    return { ...found, isPooled: await isShared(one, other) };
  } catch (error) {
    throw postgresFailureOf(error) ?? error;
  } finally {
    await Promise.allSettled([one.end(), other.end()]);
  }
}

/** The same; throws `DatabaseUnusable` where the address is written wrong or nobody can connect. */
export async function examineServer(url: string): Promise<Examined> {
  const mistake = mistakeIn(url);
  if (mistake !== undefined) throw new DatabaseUnusable(sayOf(url, mistake));
  try {
    return await examine(url);
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    throw new DatabaseUnusable(sayOf(url, whyUnusable(error)), { cause: error });
  }
}

/** Why no bot can work on it, as the rest of a sentence that begins with its address; undefined where one can. */
export function faultIn({ version, encoding, isPooled, isReadOnly }: Examined): string | undefined {
  if (version < OLDEST_VERSION * 10_000) {
    return `which is PostgreSQL ${Math.floor(version / 10_000)}. Take version ${OLDEST_VERSION} or a newer one.`;
  }
  if (isPooled) {
    return 'which is a pooler that hands connections on after each transaction, so that Firelog could not show that it is alive. Name the server itself, or set the pooler to session mode (pool_mode = session).';
  }
  if (encoding !== 'UTF8') {
    return `which is encoded as ${encoding} and has no room for what people write. Create the database with encoding 'UTF8' (template template0).`;
  }
  return isReadOnly ? 'which takes no changes, as a standby does. Name the server that does.' : undefined;
}

const properties = `
  select
    (${countAtWork}) as processes,
    current_setting('server_version_num')::int as version,
    pg_encoding_to_char(encoding) as encoding,
    pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as "isReadOnly",
    coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
    (
      select coalesce(array_agg(name::text order by name), '{}') from pg_settings
      where name in ('fsync', 'full_page_writes') and setting = 'off'
    ) as unsafe,
    least(
      current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0)
        - (select sum(numbackends) from pg_stat_database),
      nullif(datconnlimit, -1) - (select numbackends from pg_stat_database where datname = current_database()),
      (
        select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user
      ) - (select count(*) from pg_stat_activity where usename = current_user)
    )::int + 1 as "connectionsLeft"
  from pg_database where datname = current_database()
`;
