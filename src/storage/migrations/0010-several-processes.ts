import type { Kysely } from 'kysely';

/**
 * Several processes may work on one database: a job says in whose hands it is, and the calls that Slack allows are counted
 * for all of them together. The file that a job uploaded has a column of its own, since each database looks into JSON in its
 * own way.
 */
export async function up(db: Kysely<Stored>): Promise<void> {
  await db.schema.alterTable('jobs').addColumn('claimed_by', 'text').execute();
  await db.schema.alterTable('jobs').addColumn('file', 'text').execute();
  const begun = await db
    .selectFrom('jobs')
    .select(['id', 'progress'])
    .where('progress', '!=', '{}')
    .execute();
  for (const { id, progress } of begun) {
    const { file } = JSON.parse(progress) as { file?: string };
    if (file !== undefined) await db.updateTable('jobs').set({ file }).where('id', '=', id).execute();
  }
  await db.schema
    .createIndex('jobs_claimed')
    .on('jobs')
    .column('claimed_by')
    .where('claimed_by', 'is not', null)
    .execute();

  await db.schema
    .createTable('call_budgets')
    .addColumn('bucket', 'text', (column) => column.primaryKey())
    .addColumn('permits', 'double precision', (column) => column.notNull())
    .addColumn('filled_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_from', 'bigint')
    .addColumn('closed_until', 'bigint')
    .execute();
}

/** The table as it is at this point, as far as data is moved in it. */
interface Stored {
  jobs: { id: string; progress: string; file: string | null; claimed_by: string | null };
}
