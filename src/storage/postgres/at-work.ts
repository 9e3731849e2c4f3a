import type { ClientBase } from 'pg';
import { StorageFailure } from '../../app/storage-failure';

/** The lock that those at work share for as long as their session lasts, and that whoever works alone has whole. */
const lock = `hashtextextended('at work', 3)`;

/** By this code it is known that somebody works alone. */
export const ALONE = /^works alone$/;

/** Shows that a process is at work; rejects with a `StorageFailure` while somebody else works alone. */
export async function takePart(client: ClientBase): Promise<void> {
  if (!(await tried(client, 'pg_try_advisory_lock_shared'))) throw new StorageFailure('busy', 'works alone');
}

/** Keeps everybody from beginning to work; false where somebody is at work. */
export function takeWhole(client: ClientBase): Promise<boolean> {
  return tried(client, 'pg_try_advisory_lock');
}

async function tried(client: ClientBase, take: string): Promise<boolean> {
  const { rows } = await client.query<{ isHeld: boolean }>(`select ${take}(${lock}) as "isHeld"`);
  return rows[0]?.isHeld === true;
}

/** How many processes are at work, as the server says: whoever works alone is none of them. */
export const countAtWork = `
  select count(*)::int as processes from pg_locks
  where locktype = 'advisory' and mode = 'ShareLock' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) | objid::bigint = ${lock}
`;
