import { type Kysely, sql } from 'kysely';
import type { IncidentRef, Job, SaidOnce } from '../../app/job';
import type { Instant } from '../../domain/time/instant';
import { preparedQuery } from '../prepared';
import type { Tables } from '../tables';
import { advance } from './lanes';

/**
 * Gives a job up; resolves to the position of its cause, where it is still in the outbox, and to whether no other job of
 * its kind failed for the same reason, as far as that counts.
 */
export async function moveToDeadLetters(
  trx: Kysely<Tables>,
  job: Job,
  { at, why, once }: { readonly at: Instant; readonly why: string; readonly once: SaidOnce },
): Promise<{ readonly cause: number | undefined; readonly isNew: boolean }> {
  const { id, incident, kind, claimedBy } = job;
  const before = await trx
    .selectFrom('jobs')
    .select('id')
    .where('team_id', '=', incident.team)
    .$if(once === 'incident', (jobs) => jobs.where('number', '=', incident.number))
    .where('kind', '=', kind)
    .where('state', '=', sql.lit('parked'))
    .where('failure', '=', why)
    .limit(1)
    .executeTakeFirst();
  const dead = await trx
    .updateTable('jobs')
    .set({ state: 'parked', failure: why, due_at: at })
    .where('id', '=', id)
    .where('claimed_by', '=', claimedBy)
    .returning('cause')
    .executeTakeFirst();
  return { cause: dead?.cause, isNew: once === 'nothing' || before === undefined };
}

/** Lets the jobs of a kind get in line again that were given up; false when the incident has none. */
export async function reviveDeadLetters(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  kind: string,
): Promise<boolean> {
  const revived = await trx
    .updateTable('jobs')
    // One attempt counts as made, so that what it may have left behind is looked for.
    .set({ state: sql`case when lane is null then 'waiting' else 'queued' end`, attempts: 1 })
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .where('kind', '=', kind)
    .where('state', '=', sql.lit('parked'))
    .returning('lane')
    .execute();
  for (const { lane } of revived) await advance(trx, ref, lane);
  return revived.length > 0;
}

/** Forgets the jobs that were given up under a key: another one did their work. */
export async function forgetDeadLetters(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  mergeKey: string,
): Promise<void> {
  await deleteDeadLetters(trx, { ...ref, mergeKey });
}

const deleteDeadLetters = preparedQuery<IncidentRef & { readonly mergeKey: string }, unknown>((db, value) =>
  db
    .deleteFrom('jobs')
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number'))
    .where('merge_key', '=', value('mergeKey'))
    .where('state', '=', sql.lit('parked')),
);
