import type { Kysely } from 'kysely';

/**
 * What an incident is about, for lists: a list of names as JSON; and how many of its tasks are open, null where it was not changed
 * since. Services are named and fields filled in from now on, of which an
 * earlier version knows nothing, and so must not open.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('services', 'text').execute();
  await db.schema.alterTable('incidents').addColumn('open_tasks', 'integer').execute();
}
