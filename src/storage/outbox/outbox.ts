import { type Kysely, sql } from 'kysely';
import { byTheClock, type IncidentRef, type Job, type JobRequest } from '../../app/job';
import type { Outbox } from '../../app/ports';
import { type Instant, instant } from '../../domain/time/instant';
import { preparedQuery } from '../prepared';
import type { JobRow, Tables } from '../tables';
import type { Database } from '../transactions';
import { backlog } from './backlog';
import { claim, isAnythingDue, nextDue } from './claims';
import { forgetDeadLetters, moveToDeadLetters, reviveDeadLetters } from './dead-letters';
import { lockIncident } from './incident-lock';
import { insertJobs, jobRow } from './job-rows';
import { advance } from './lanes';

/**
 * Keeps the jobs in a database. What only says how far a job has come may be lost to a power cut: after it every job
 * counts as begun once, and finds what was done.
 */
export function createOutbox({ db, transact, lineUp, session }: Database): Outbox {
  // One writer at a time finds what the change left that it stands in line behind; elsewhere a transaction for nothing
  // would be six ways to the server and back.
  const isWorthwhile = async (now: Instant): Promise<boolean> =>
    lineUp === undefined || (await isAnythingDue(db, now));
  return {
    async claim(now, most, kinds) {
      if (!(await isWorthwhile(now))) return [];
      return transact((trx) => claim(trx, { now, most, kinds, session: session.id }), 'all of it');
    },
    queue: (ref, request, due) =>
      transact(async (trx) => {
        // Before what facts cause: no fact has the position 0.
        const queued = { request, cause: 0, order: 0 };
        await lockIncident(trx, ref);
        const { mergeKey } = request;
        if (mergeKey !== undefined && (await scheduledUnder(trx, { ...ref, mergeKey })).rows.length > 0)
          return;
        await insertJobs(trx, [jobRow(ref, queued, due, 'scheduled')]);
      }),
    async behind({ id, incident, lane }) {
      const rows = await db
        .selectFrom('jobs')
        .select(['kind', 'payload'])
        .where('team_id', '=', incident.team)
        .where('number', '=', incident.number)
        .where('lane', '=', lane ?? null)
        .where('id', '!=', id)
        .where('state', 'in', ['scheduled', 'queued', 'waiting', 'held'])
        .orderBy('cause')
        .orderBy('cause_order')
        .orderBy('id')
        .execute();
      // What was written by `insert` is read back as it was.
      return rows.map(({ kind, payload }) => ({ kind, payload: JSON.parse(payload) }) as JobRequest);
    },
    nextDue: (after = instant(0)) => nextDue(db, after),
    done: (job) =>
      transact(async (trx) => {
        await lockIncident(trx, job.incident);
        const [done] = (await deleteJob(trx, { id: job.id, session: job.claimedBy })).rows;
        if (done === undefined) return;
        // What was given up under the same key is done with it.
        if (done.merge_key !== null) await forgetDeadLetters(trx, job.incident, done.merge_key);
        await advance(trx, job.incident, done.lane);
      }, 'all of it'),
    retry: (job, at, why) =>
      transact(async (trx) => {
        await lockIncident(trx, job.incident);
        await putBy(trx, job, { state: 'waiting', due_at: at, failure: why });
        // It may have failed so often that it is waited for no longer.
        await advance(trx, job.incident, job.lane ?? null);
      }, 'all of it'),
    reschedule: (job, at, why) =>
      transact(async (trx) => {
        const attempts = Math.max(1, job.attempt - 1);
        await putBy(trx, job, { state: 'waiting', due_at: at, failure: why, attempts });
      }, 'all of it'),
    postpone: (job, due) =>
      transact(async (trx) => {
        await lockIncident(trx, job.incident);
        await putBy(trx, job, { state: 'scheduled', due_at: due, attempts: job.attempt - 1 });
        await advance(trx, job.incident, job.lane ?? null);
      }),
    hold: (job, why) =>
      transact(async (trx) => {
        await lockIncident(trx, job.incident);
        // It never got to try.
        await putBy(trx, job, { state: 'held', failure: why, attempts: job.attempt - 1 });
        await advance(trx, job.incident, job.lane ?? null);
      }, 'all of it'),
    release: (ref) => transact((trx) => releaseHeldOf(trx, ref), 'all of it'),
    unpark: (ref, kind) =>
      transact(async (trx) => {
        await lockIncident(trx, ref);
        return reviveDeadLetters(trx, ref, kind);
      }),
    park: (job, at, why, report, once = 'incident') =>
      transact(async (trx) => {
        await lockIncident(trx, job.incident);
        const { cause, isNew } = await moveToDeadLetters(trx, job, { at, why, once });
        await advance(trx, job.incident, job.lane ?? null);
        if (report === undefined || cause === undefined || !isNew) return;
        const queued = { request: report, cause, order: 1_000 };
        await insertJobs(trx, [jobRow(job.incident, queued, at, 'waiting')]);
      }),
    hasten: (after, now, by) =>
      transact(async (trx) => {
        await trx
          .updateTable('jobs')
          .set({
            due_at:
              by === undefined
                ? now
                : sql`case when due_at - ${by} > ${now} then due_at - ${by} else ${now} end`,
          })
          .where('state', 'in', ['queued', 'waiting', 'scheduled', 'held'])
          .where('due_at', '>', after)
          // What is due by the clock on the wall is due by it whoever set it.
          .where('kind', 'not in', byTheClock)
          .execute();
      }, 'all of it'),
    forget: (before, withFiles) =>
      transact(async (trx) => {
        await trx
          .deleteFrom('jobs')
          .where('state', '=', sql.lit('parked'))
          .where('due_at', '<', before)
          .where((eb) => eb.or([eb('file', 'is', null), eb('due_at', '<', withFiles)]))
          .execute();
      }, 'all of it'),
    remember: (job, progress) =>
      transact(async (trx) => {
        await trx
          .updateTable('jobs')
          .set({
            progress: JSON.stringify({ ...job.progress, ...progress }),
            ...(progress.file !== undefined && { file: progress.file }),
          })
          .where('id', '=', job.id)
          .where('claimed_by', '=', job.claimedBy)
          .execute();
      }),
    async uploads({ team, number }) {
      const rows = await db
        .selectFrom('jobs')
        .select('file')
        .where('team_id', '=', team)
        .where('number', '=', number)
        .where('file', 'is not', null)
        .execute();
      return rows.flatMap(({ file }) => file ?? []);
    },
    backlog: (now) => backlog(db, now),
  };
}

/**
 * Lets the jobs of an incident go on that were held. Those in lanes get in line again: what they come after may have been
 * held as well.
 */
async function releaseHeldOf(trx: Kysely<Tables>, ref: IncidentRef): Promise<void> {
  await lockIncident(trx, ref);
  const held = await trx
    .updateTable('jobs')
    .set({ state: sql`case when lane is null then 'waiting' else 'queued' end` })
    .where('state', '=', sql.lit('held'))
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .returning('lane')
    .execute();
  for (const { lane } of held) await advance(trx, ref, lane);
}

async function putBy(
  trx: Kysely<Tables>,
  job: Job,
  change: Partial<Pick<JobRow, 'state' | 'due_at' | 'failure' | 'attempts'>>,
): Promise<void> {
  await trx
    .updateTable('jobs')
    .set(change)
    .where('id', '=', job.id)
    .where('claimed_by', '=', job.claimedBy)
    .execute();
}

const deleteJob = preparedQuery<
  { readonly id: string; readonly session: string },
  Pick<JobRow, 'merge_key' | 'lane'>
>((db, value) =>
  db
    .deleteFrom('jobs')
    .where('id', '=', value('id'))
    .where('claimed_by', '=', value('session'))
    .returning(['merge_key', 'lane']),
);

/** Finds a job that no fact caused under a merge key. */
const scheduledUnder = preparedQuery<IncidentRef & { readonly mergeKey: string }, { id: string }>(
  (db, value) =>
    db
      .selectFrom('jobs')
      .select('id')
      .where('team_id', '=', value('team'))
      .where('number', '=', value('number'))
      .where('merge_key', '=', value('mergeKey'))
      .where('state', '=', sql.lit('scheduled'))
      .limit(1)
      .forUpdate(),
);
