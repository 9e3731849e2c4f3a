import { type Kysely, sql } from 'kysely';
import { StorageFailure } from '../../app/storage-failure';
import type { Tables } from '../tables';

/**
 * Empties the log that SQLite writes ahead, which holds pages as they were. False where somebody reads them just now,
 * or the disk fails: then it is to be tried again. What was committed before stays committed either way.
 */
export async function truncateWal(db: Kysely<Tables>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection);
    try {
      // Nobody is kept waiting for a reader to end.
      await sql`pragma busy_timeout = 0`.execute(connection);
      const emptied = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
      return emptied.rows[0]?.busy === 0;
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      return false;
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(rows[0]?.timeout ?? 0)}`.execute(connection);
    }
  });
}
