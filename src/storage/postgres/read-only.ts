import { Kysely, sql } from 'kysely';
import { StorageFailure } from '../../app/storage-failure';
import type { Connection } from '../connection';
import { DatabaseUnusable } from '../failure/database-unusable';
import type { Tables } from '../tables';
import { GuardedDialect } from './driver';
import { sayOf, whyUnusable } from './explain';
import { openPatientPool } from './pool';
import { mistakeIn } from './url';

/** Opens a database that bots may be at work on, to read it: what is read in one transaction is of one moment. */
export async function openReadOnly(url: string): Promise<Connection> {
  const mistake = mistakeIn(url);
  if (mistake !== undefined) throw new DatabaseUnusable(sayOf(url, mistake));
  const pool = openPatientPool(url, [
    'set default_transaction_read_only = on',
    "set default_transaction_isolation = 'repeatable read'",
  ]);
  const db = new Kysely<Tables>({ dialect: new GuardedDialect(pool, () => undefined) });
  try {
    await sql`select 1`.execute(db);
    return { db, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    if (!(error instanceof StorageFailure)) throw error;
    throw new DatabaseUnusable(sayOf(url, whyUnusable(error)), { cause: error });
  }
}
