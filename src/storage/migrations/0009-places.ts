import { type Kysely, sql } from 'kysely';

/**
 * What became of an incident's channel, for lists. Channels can be made private and public from now on, of which an earlier
 * version knows nothing, and so must not open.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('channel_lost', 'text').execute();
  await sql`
    update incidents set channel_lost = 'archived' where (
      select json_extract(body, '$.archived') from incident_events as e
      where e.team_id = incidents.team_id and e.number = incidents.number and e.type = 'channel-archived'
      order by e.seq desc limit 1
    ) = 1
  `.execute(db);
  await sql`
    update incidents set channel_lost = 'deleted' where exists (
      select 1 from incident_events as e
      where e.team_id = incidents.team_id and e.number = incidents.number and e.type = 'channel-deleted'
    )
  `.execute(db);
}
