import { type Kysely, PostgresAdapter } from 'kysely';

/**
 * The pictures that people posted with marked messages, apart from the log, which says which they are: they are read where a document
 * shows them, and nowhere else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable('pictures')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('file_id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', isPostgres ? 'bytea' : 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('pictures_pk', ['team_id', 'number', 'entry', 'file_id'])
    .execute();
  await db.schema.createIndex('pictures_by_file').on('pictures').columns(['team_id', 'file_id']).execute();
}
