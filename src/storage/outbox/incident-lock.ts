import type { Kysely } from 'kysely';
import type { IncidentRef } from '../../app/job';
import { preparedQuery } from '../prepared';
import type { Tables } from '../tables';

/**
 * Has whoever else changes the incident, or moves jobs of it in their lanes, wait for the end of the transaction. It comes
 * before any other lock of that incident, and several are locked in the order of `refsOf`, so that no two transactions wait
 * for each other. SQLite, which has one writer at a time, needs none of it.
 */
export async function lockIncident(trx: Kysely<Tables>, ref: IncidentRef): Promise<void> {
  await lockedPosition(trx, ref);
}

/** The same; how many events the incident's log holds. */
export const lockedPosition = preparedQuery<IncidentRef, { seq: number }>((db, value) =>
  db
    .selectFrom('incidents')
    .select('seq')
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number'))
    // Rows that belong to it can be added meanwhile.
    .forNoKeyUpdate(),
);

/** The incidents that rows belong to, each once, in the order in which they are locked. */
export function refsOf(
  rows: readonly { readonly team_id: string; readonly number: number }[],
): readonly IncidentRef[] {
  const refs = new Map(
    rows.map(({ team_id: team, number }) => [JSON.stringify([team, number]), { team, number }]),
  );
  return [...refs.values()].sort(
    (one, other) => (one.team < other.team ? -1 : one.team > other.team ? 1 : 0) || one.number - other.number,
  );
}
