import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** As much as a large change, in bytes. */
const filler = 'x'.repeat(64 * 1_024);

/**
 * Writes as a change does, and leaves nothing behind: what can be read, and what a small write finds room for, says
 * little about a full disk. Rejects with a `StorageFailure` while that cannot be done.
 */
export async function probe(trx: Kysely<Tables>): Promise<void> {
  await trx.insertInto('probe').values({ filler }).execute();
  await trx.deleteFrom('probe').execute();
}
