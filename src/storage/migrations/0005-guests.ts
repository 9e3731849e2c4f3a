import type { Kysely } from 'kysely';

/** A statement takes only so many values. */
const MAX_AT_ONCE = 500;

/**
 * What people are to the workspace. Of those who are stored it is unknown until they are asked for again. Earlier versions
 * kept whomever the workspace told of: who is in no incident is forgotten.
 */
export async function up(db: Kysely<Stored>): Promise<void> {
  await db.schema.alterTable('people').addColumn('standing', 'text').execute();
  const involved = await peopleInIncidents(db);
  const people = await db.selectFrom('people').select(['team_id', 'person_id']).execute();
  for (const team of new Set(people.map(({ team_id }) => team_id))) {
    const strangers = people
      .filter(({ team_id, person_id }) => team_id === team && !involved.has(person_id))
      .map(({ person_id }) => person_id);
    for (let from = 0; from < strangers.length; from += MAX_AT_ONCE) {
      await db
        .deleteFrom('people')
        .where('team_id', '=', team)
        .where('person_id', 'in', strangers.slice(from, from + MAX_AT_ONCE))
        .execute();
    }
  }
}

/** Everybody who did something in an incident, is named in its log, or is or was in its channel. */
async function peopleInIncidents(db: Kysely<Stored>): Promise<ReadonlySet<string>> {
  const involved = new Set<string>();
  const members = await db.selectFrom('members').select('person_id').distinct().execute();
  for (const { person_id } of members) involved.add(person_id);
  for (const { team_id, number } of await db
    .selectFrom('incidents')
    .select(['team_id', 'number'])
    .execute()) {
    const events = await db
      .selectFrom('incident_events')
      .select(['recorded_by', 'body'])
      .where('team_id', '=', team_id)
      .where('number', '=', number)
      .execute();
    for (const { recorded_by, body } of events) {
      if (recorded_by !== null) involved.add(recorded_by);
      for (const [id] of body.matchAll(/\b[UW][A-Z0-9]+\b/g)) involved.add(id);
    }
  }
  return involved;
}

/** The tables as they are at this point, as far as they are read here. */
interface Stored {
  people: { team_id: string; person_id: string };
  members: { person_id: string };
  incidents: { team_id: string; number: number };
  incident_events: { team_id: string; number: number; recorded_by: string | null; body: string };
}
