import type { Kysely } from 'kysely';

/** Who is in which incident channel, who people are, and who declared an incident. */
export async function up(db: Kysely<Declarers>): Promise<void> {
  await db.schema
    .createTable('members')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('present', 'integer', (column) => column.notNull())
    .addColumn('as_of', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('members_pk', ['team_id', 'channel_id', 'person_id'])
    .execute();

  await db.schema
    .createTable('people')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('zone', 'text')
    .addColumn('is_bot', 'integer', (column) => column.notNull())
    .addColumn('is_deactivated', 'integer', (column) => column.notNull())
    .addColumn('as_of', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('people_pk', ['team_id', 'person_id'])
    .execute();

  await db.schema.alterTable('incidents').addColumn('declared_by', 'text').execute();
  // Incidents that were declared before have it in the first event of their log.
  await db
    .updateTable('incidents')
    .set((eb) => ({
      declared_by: eb
        .selectFrom('incident_events')
        .select('incident_events.recorded_by')
        .whereRef('incident_events.team_id', '=', 'incidents.team_id')
        .whereRef('incident_events.number', '=', 'incidents.number')
        .where('incident_events.seq', '=', 1),
    }))
    .execute();
}

/** The tables as they are at this point, as far as data is moved between them. */
interface Declarers {
  incidents: { team_id: string; number: number; declared_by: string | null };
  incident_events: { team_id: string; number: number; seq: number; recorded_by: string | null };
}
