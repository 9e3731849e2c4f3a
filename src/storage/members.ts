import { type Kysely, sql } from 'kysely';
import type { Members, Membership } from '../app/ports';
import type { Incident } from '../domain/incident/incident';
import { type Instant, second } from '../domain/time/instant';
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
    read: (reading) => transact((trx) => writeAll(trx, reading)),
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
    forget: (before) => transact((trx) => forget(trx, before), 'all of it'),
  };
}

/** Where an incident is over and public, nothing hangs on who was in its channel but what guests see of it. */
async function forget(trx: Kysely<Tables>, before: Instant): Promise<void> {
  await trx
    .deleteFrom('members')
    .where('as_of', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('incidents')
          .select('incidents.number')
          .whereRef('incidents.team_id', '=', 'members.team_id')
          .whereRef('incidents.channel_id', '=', 'members.channel_id')
          .where('incidents.is_private', '=', 0)
          .where('incidents.status', 'in', ['closed', 'canceled'])
          .where((eb) => eb(eb.fn.coalesce('incidents.closed_at', 'incidents.declared_at'), '<', before)),
      ),
    )
    .execute();
}

/** A reading counts as older than it is, so that it may be dated this much before what was told last. */
const DOUBT = 5 * second;

/**
 * Nobody counts as being in a channel by what was told before it was made private, until it is read who is: what was known
 * of a public channel may be old.
 */
export async function doubtMembers(
  trx: Kysely<Tables>,
  team: string,
  incident: Incident | undefined,
  { isPrivate, asOf }: { readonly isPrivate: boolean; readonly asOf: Instant },
): Promise<void> {
  if (!isPrivate || incident?.channel === undefined || incident.isPrivate) return;
  await trx
    .updateTable('members')
    .set({ present: 0, as_of: sql`case when as_of > ${DOUBT} then as_of - ${DOUBT} else 0 end` })
    .where('team_id', '=', team)
    .where('channel_id', '=', incident.channel.id)
    .where('present', '=', 1)
    .where('as_of', '<=', asOf)
    .execute();
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

/** A statement takes only so many values; SQLite's limit is the lower one. */
const MAX_AT_ONCE = 2_000;

/** The same for a whole channel, in few statements: of thousands of people each would hold up everything else. */
async function writeAll(
  trx: Kysely<Tables>,
  { team, channel, people, asOf }: Parameters<Members['read']>[0],
): Promise<void> {
  const present = [...new Set(people)].map((person) => ({
    team_id: team,
    channel_id: channel,
    person_id: person,
    present: 1 as const,
    as_of: asOf,
  }));
  for (let from = 0; from < present.length; from += MAX_AT_ONCE) {
    await trx
      .insertInto('members')
      .values(present.slice(from, from + MAX_AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['team_id', 'channel_id', 'person_id'])
          .doUpdateSet({ present: 1, as_of: asOf })
          .where('members.as_of', '<', asOf),
      )
      .execute();
  }
  // Whoever was read is as of now at the earliest: the others are not there.
  await trx
    .updateTable('members')
    .set({ present: 0, as_of: asOf })
    .where('team_id', '=', team)
    .where('channel_id', '=', channel)
    .where('as_of', '<', asOf)
    .execute();
}
