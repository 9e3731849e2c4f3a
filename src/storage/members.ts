import type { Kysely } from 'kysely';
import type { Members, Membership } from '../app/ports';
import type { Tables } from './tables';

/** Keeps in a database who is in which incident channel. */
export function createMembers(db: Kysely<Tables>): Members {
  return {
    note: (membership) => write(db, membership),
    read: ({ team, channel, people, asOf }) =>
      db.transaction().execute(async (trx) => {
        for (const person of people) await write(trx, { team, channel, person, present: true, asOf });
        await trx
          .updateTable('members')
          .set({ present: 0, as_of: asOf })
          .where('team_id', '=', team)
          .where('channel_id', '=', channel)
          .where('person_id', 'not in', people.length === 0 ? [''] : [...people])
          .where('as_of', '<', asOf)
          .execute();
      }),
    async has(team, channel, person) {
      const row = await db
        .selectFrom('members')
        .select('present')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where('person_id', '=', person)
        .executeTakeFirst();
      return row?.present === 1;
    },
  };
}

/** A register: what is told with a later date counts, whatever the order in which it is told. */
async function write(
  db: Kysely<Tables>,
  { team, channel, person, present, asOf }: Membership,
): Promise<void> {
  const state = { present: present ? 1 : 0, as_of: asOf } as const;
  await db
    .insertInto('members')
    .values({ team_id: team, channel_id: channel, person_id: person, ...state })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'channel_id', 'person_id'])
        .doUpdateSet(state)
        .where('members.as_of', '<', asOf),
    )
    .execute();
}
