import type { Kysely } from 'kysely';

/**
 * What became of an incident's channel, for lists. Channels can be made private and public from now on, of which an earlier
 * version knows nothing, and so must not open.
 */
export async function up(db: Kysely<Stored>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('channel_lost', 'text').execute();
  const told = await db
    .selectFrom('incident_events')
    .select(['team_id', 'number', 'type', 'body'])
    .where('type', 'in', ['channel-archived', 'channel-deleted'])
    .orderBy('team_id')
    .orderBy('number')
    .orderBy('seq')
    .execute();
  for (const { team_id, number, type, body } of told) {
    await db
      .updateTable('incidents')
      .set({
        channel_lost: type === 'channel-deleted' ? 'deleted' : JSON.parse(body).archived ? 'archived' : null,
      })
      .where('team_id', '=', team_id)
      .where('number', '=', number)
      // Nothing brings a deleted channel back.
      .where((eb) => eb.or([eb('channel_lost', 'is', null), eb('channel_lost', '!=', 'deleted')]))
      .execute();
  }
}

/** The tables as they are at this point, as far as data is moved between them. */
interface Stored {
  incidents: { team_id: string; number: number; channel_lost: string | null };
  incident_events: { team_id: string; number: number; seq: number; type: string; body: string };
}
