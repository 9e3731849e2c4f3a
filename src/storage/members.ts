import type { Kysely } from 'kysely';
import type { Members, Membership } from '../app/ports';
import type { Tables } from './tables';
import type { Database } from './transactions';

/** Keeps in a database who is in which incident channel. */
export function createMembers({ db, transact }: Database): Members {
  const told: Members['told'] = async (team, channel, person) => {
    const row = await db
      .selectFrom('members')
      .select('present')
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .where('person_id', '=', person)
      .executeTakeFirst();
    return row && row.present === 1;
  };

  return {
    note: (membership) => transact((trx) => write(trx, membership)),
    read: ({ team, channel, people, asOf }) =>
      transact(async (trx) => {
        for (const person of people) await write(trx, { team, channel, person, present: true, asOf });
        const others = await trx
          .selectFrom('members')
          .select('person_id')
          .where('team_id', '=', team)
          .where('channel_id', '=', channel)
          .execute();
        const isThere = new Set(people);
        for (const { person_id: person } of others) {
          if (!isThere.has(person)) await write(trx, { team, channel, person, present: false, asOf });
        }
      }),
    has: async (team, channel, person) => (await told(team, channel, person)) === true,
    told,
    async of(team, channel) {
      const rows = await db
        .selectFrom('members')
        .select(['person_id', 'present'])
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .orderBy('person_id')
        .execute();
      return rows.map(({ person_id: person, present }) => ({ person, present: present === 1 }));
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
