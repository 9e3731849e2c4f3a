import type { Kysely } from 'kysely';

/** An empty table, in which the bot tries whether the database can be written again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('probe')
    .addColumn('filler', 'text', (column) => column.notNull())
    .execute();
}
