import { type Kysely, sql } from 'kysely';

/** What lists and housekeeping look for, found at once among any number of incidents that are over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('incidents_open')
    .on('incidents')
    .columns(['team_id', 'number'])
    .where(sql`status`, 'not in', sql`('closed', 'canceled')`)
    .execute();
  await db.schema
    .createIndex('incidents_private')
    .on('incidents')
    .columns(['team_id', 'number'])
    .where(sql`is_private`, '=', sql.lit(1))
    .execute();
}
