import type { Selectable } from 'kysely';
import type { People, Person } from '../app/ports';
import { instant } from '../domain/time/instant';
import type { PeopleTable } from './tables';
import type { Database } from './transactions';

/** A statement takes only so many values; SQLite's limit is the lower one. */
const MAX_AT_ONCE = 500;

/** Keeps in a database who people are. */
export function createPeople({ db, transact }: Database): People {
  return {
    keep: (team, person) =>
      transact(async (trx) => {
        await trx
          .insertInto('people')
          .values(rowOf(team, person))
          .onConflict((conflict) =>
            conflict
              .columns(['team_id', 'person_id'])
              .doUpdateSet(toldOf(person))
              // What is told twice in one second may have changed within it.
              .where('people.as_of', '<=', person.asOf),
          )
          .execute();
      }),
    update: (team, person) =>
      transact(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('people')
          .set(toldOf(person))
          .where('team_id', '=', team)
          .where('person_id', '=', person.id)
          .where('as_of', '<=', person.asOf)
          .executeTakeFirst();
        return numUpdatedRows > 0;
      }),
    async find(team, ids) {
      const found: Person[] = [];
      for (let from = 0; from < ids.length; from += MAX_AT_ONCE) {
        const rows = await db
          .selectFrom('people')
          .selectAll()
          .where('team_id', '=', team)
          .where('person_id', 'in', ids.slice(from, from + MAX_AT_ONCE))
          .execute();
        found.push(...rows.map(personOf));
      }
      return found;
    },
    async latest(team, most) {
      const rows = await db
        .selectFrom('people')
        .selectAll()
        .where('team_id', '=', team)
        .orderBy('as_of', 'desc')
        .limit(most)
        .execute();
      return rows.map(personOf);
    },
  };
}

function rowOf(team: string, person: Person): PeopleTable {
  return { team_id: team, person_id: person.id, standing: null, ...toldOf(person) };
}

/** What was told of a person as columns; what they are to the workspace stays as it is known where that was not told. */
function toldOf(
  person: Person,
): Omit<PeopleTable, 'team_id' | 'person_id' | 'standing'> & Partial<PeopleTable> {
  return {
    name: person.name,
    zone: person.zone ?? null,
    is_bot: person.isBot ? 1 : 0,
    is_deactivated: person.isDeactivated ? 1 : 0,
    ...(person.standing !== undefined && { standing: person.standing }),
    as_of: person.asOf,
  };
}

function personOf(row: Selectable<PeopleTable>): Person {
  return {
    id: row.person_id,
    name: row.name,
    isBot: row.is_bot === 1,
    isDeactivated: row.is_deactivated === 1,
    asOf: instant(Number(row.as_of)),
    ...(row.zone !== null && { zone: row.zone }),
    ...(row.standing !== null && { standing: row.standing }),
  };
}
