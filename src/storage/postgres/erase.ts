import { Client } from 'pg';
import { postgresFailureOf } from '../failure/storage-failure-of';
import { connectionTo } from './pool';

/** Where words are kept, and pictures. */
const tables = ['incidents', 'incident_events', 'jobs', 'pictures'];

/** In bytes, a table that is written anew in so short a time that nobody who waits for the bot notices it. */
export const MAX_REWRITTEN = 64 * 1_024 * 1_024;

/** How long whoever reads or writes is waited for, in milliseconds: others wait behind this meanwhile. */
const LONGEST_WAIT = 500;

/**
 * Has the server clear what rows were before. False where it cannot: then it is to be tried again. What was committed before
 * stays committed either way. A table is written anew, since the server leaves in a page what stood where it has room now;
 * of one that is too large for that, the rows go, and their room is filled with time. Its log of changes keeps them for as long
 * as whoever runs it lets it.
 */
export async function eraseDeadRows(url: string): Promise<boolean> {
  const client = new Client(connectionTo(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`set lock_timeout = ${LONGEST_WAIT}`);
    for (const table of tables) {
      const { rows } = await client.query<{ bytes: number }>(
        'select pg_total_relation_size($1::regclass) as bytes',
        [table],
      );
      const isSmall = (rows[0]?.bytes ?? 0) <= MAX_REWRITTEN;
      await client.query(`vacuum ${isSmall ? '(full)' : ''} ${table}`);
    }
    return true;
  } catch (error) {
    if (postgresFailureOf(error) === undefined) throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
