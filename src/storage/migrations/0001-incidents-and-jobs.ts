import type { Kysely } from 'kysely';

/** The incidents, their logs and the outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('incidents')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('is_private', 'integer', (column) => column.notNull())
    .addColumn('is_drill', 'integer', (column) => column.notNull())
    .addColumn('channel_id', 'text')
    .addColumn('channel_name', 'text')
    .addColumn('declared_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addPrimaryKeyConstraint('incidents_pk', ['team_id', 'number'])
    .addUniqueConstraint('incidents_channel', ['team_id', 'channel_id'])
    .execute();

  await db.schema
    .createTable('incident_events')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('recorded_at', 'bigint', (column) => column.notNull())
    .addColumn('recorded_by', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('incident_events_pk', ['team_id', 'number', 'seq'])
    .addForeignKeyConstraint('incident_events_of', ['team_id', 'number'], 'incidents', ['team_id', 'number'])
    .execute();

  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('merge_key', 'text')
    .addColumn('lane', 'text')
    .addColumn('cause', 'integer', (column) => column.notNull())
    .addColumn('cause_order', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('progress', 'text', (column) => column.notNull().defaultTo('{}'))
    .addColumn('failure', 'text')
    .addForeignKeyConstraint('jobs_of', ['team_id', 'number'], 'incidents', ['team_id', 'number'])
    .execute();

  await db.schema.createIndex('jobs_due').on('jobs').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('jobs_lane').on('jobs').columns(['team_id', 'number', 'lane']).execute();
}
