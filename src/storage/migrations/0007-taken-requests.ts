import type { Kysely } from 'kysely';

/** What Slack sent and was taken, so that it has its effect once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('taken_requests')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('taken_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('taken_requests_pk', ['team_id', 'key'])
    .execute();
  await db.schema.createIndex('taken_requests_by_time').on('taken_requests').column('taken_at').execute();
}
