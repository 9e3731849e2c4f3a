import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { IncidentRef, Job, JobRequest } from '../../app/job';
import type { ChangeResult, Outbox } from '../../app/ports';
import { type Instant, instant } from '../../domain/time/instant';
import { preparedQuery } from '../prepared';
import type { JobRow, JobsTable, Tables } from '../tables';
import type { Database } from '../transactions';
import { backlog } from './backlog';
import { claim, nextDue } from './claims';
import { forgetDeadLetters, moveToDeadLetters, reviveDeadLetters } from './dead-letters';
import { lockIncident } from './incident-lock';
import { advance, stateAtEntry } from './lanes';

/**
 * Keeps the jobs in a database. What only says how far a job has come may be lost to a power cut: after it every job
 * counts as begun once, and finds what was done.
 */
export function createOutbox({ db, transact, session }: Database): Outbox {
  return {
    claim: (now, most, kinds) =>
      transact((trx) => claim(trx, { now, most, kinds, session: session.id }), 'all of it'),
    queue: (ref, request, due) =>
      transact(async (trx) => {
        // Before what facts cause: no fact has the position 0.
        const queued = { request, cause: 0, order: 0 };
        await lockIncident(trx, ref);
        if (await isMerged(trx, ref, request, scheduledUnder)) return;
        await insert(trx, ref, queued, due, 'scheduled');
      }),
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
    park: (job, at, why, report, isEachTime = false) =>
      transact(async (trx) => {
        await lockIncident(trx, job.incident);
        const { cause, isNew } = await moveToDeadLetters(trx, job, at, why);
        await advance(trx, job.incident, job.lane ?? null);
        if (report === undefined || cause === undefined || !(isNew || isEachTime)) return;
        await insert(trx, job.incident, { request: report, cause, order: 1_000 }, at, 'waiting');
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

/** Queues the jobs of a step in its own transaction. One that waits under the same merge key serves for both. */
export async function enqueue(trx: Kysely<Tables>, ref: IncidentRef, step: ChangeResult): Promise<void> {
  const events = new Map(step.events.map((event) => [event.seq, event]));
  for (const queued of step.jobs) {
    const { request, cause, order } = queued;
    if (await isMerged(trx, ref, request, notBegunUnder)) continue;
    const state = await stateAtEntry(trx, ref, request, { cause, order });
    await insert(trx, ref, queued, events.get(cause)?.recordedAt ?? instant(0), state);
  }
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

async function insert(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  { request, cause, order }: ChangeResult['jobs'][number],
  dueAt: Instant,
  state: JobsTable['state'],
): Promise<void> {
  await insertJob(trx, {
    id: randomUUID(),
    team_id: ref.team,
    number: ref.number,
    kind: request.kind,
    payload: JSON.stringify(request.payload),
    merge_key: request.mergeKey ?? null,
    lane: request.lane ?? null,
    cause,
    cause_order: order,
    state,
    due_at: dueAt,
  });
}

type NewJobRow = Omit<
  JobRow,
  'attempts' | 'first_attempt_at' | 'progress' | 'failure' | 'claimed_by' | 'file'
>;

const insertJob = preparedQuery<NewJobRow, unknown>((db, value) =>
  db.insertInto('jobs').values({
    id: value('id'),
    team_id: value('team_id'),
    number: value('number'),
    kind: value('kind'),
    payload: value('payload'),
    merge_key: value('merge_key'),
    lane: value('lane'),
    cause: value('cause'),
    cause_order: value('cause_order'),
    state: value('state'),
    due_at: value('due_at'),
  }),
);

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

async function isMerged(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  { mergeKey }: Pick<JobRequest, 'mergeKey'>,
  find: typeof scheduledUnder,
): Promise<boolean> {
  return mergeKey !== undefined && (await find(trx, { ...ref, mergeKey })).rows.length > 0;
}

/** Finds a job of one of the states under a merge key. */
const under = (...states: readonly JobsTable['state'][]) =>
  preparedQuery<IncidentRef & { readonly mergeKey: string }, { id: string }>((db, value) =>
    db
      .selectFrom('jobs')
      .select('id')
      .where('team_id', '=', value('team'))
      .where('number', '=', value('number'))
      .where('merge_key', '=', value('mergeKey'))
      .where('state', 'in', [...states])
      .limit(1)
      // Nobody may take it up before this transaction is committed: it would do the work of one that is not there yet.
      .forUpdate(),
  );
const scheduledUnder = under('scheduled');
const notBegunUnder = under('queued', 'waiting');
