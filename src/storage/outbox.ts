import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { behind, type IncidentRef, type Job, type JobKindName } from '../app/job';
import type { Outbox, Step } from '../app/ports';
import { type Instant, instant } from '../domain/instant';
import type { JobRow, Tables } from './tables';

/** Keeps the jobs in a database. */
export function createOutbox(db: Kysely<Tables>): Outbox {
  return {
    claim: (now, most, without = []) => db.transaction().execute((trx) => claim(trx, now, most, without)),
    queue: (ref, request, due) =>
      db.transaction().execute(async (trx) => {
        const { mergeKey } = request;
        if (mergeKey !== undefined && (await isWaiting(trx, ref, mergeKey))) return;
        // Before what facts cause: no fact has the position 0.
        await insert(trx, ref, { request, cause: 0, order: 0 }, due);
      }),
    async nextDue() {
      const row = await runnable(db)
        .select((eb) => eb.fn.min('due_at').as('due'))
        .executeTakeFirst();
      return row?.due === null || row?.due === undefined ? undefined : instant(Number(row.due));
    },
    async done(job) {
      await db.transaction().execute(async (trx) => {
        const done = await trx
          .deleteFrom('jobs')
          .where('id', '=', job.id)
          .returning('merge_key')
          .executeTakeFirst();
        // What was given up under the same key is done with it.
        if (done?.merge_key == null) return;
        await trx
          .deleteFrom('jobs')
          .where('team_id', '=', job.incident.team)
          .where('number', '=', job.incident.number)
          .where('merge_key', '=', done.merge_key)
          .where('state', '=', 'parked')
          .execute();
      });
    },
    async retry(job, at, why) {
      await db
        .updateTable('jobs')
        .set({ state: 'waiting', due_at: at, failure: why })
        .where('id', '=', job.id)
        .execute();
    },
    async putBack(job, at, why) {
      await db
        .updateTable('jobs')
        .set({ state: 'waiting', due_at: at, failure: why, attempts: Math.max(1, job.attempt - 1) })
        .where('id', '=', job.id)
        .execute();
    },
    async hold(job, why) {
      await db
        .updateTable('jobs')
        // It never got to try.
        .set((eb) => ({ state: 'held', failure: why, attempts: eb('attempts', '-', 1) }))
        .where('id', '=', job.id)
        .execute();
    },
    async release(ref) {
      await db
        .updateTable('jobs')
        .set({ state: 'waiting' })
        .where('team_id', '=', ref.team)
        .where('number', '=', ref.number)
        .where('state', '=', 'held')
        .execute();
    },
    async unpark(ref, kind) {
      const unparked = await db
        .updateTable('jobs')
        // One attempt counts as made, so that what it may have left behind is looked for.
        .set({ state: 'waiting', attempts: 1 })
        .where('team_id', '=', ref.team)
        .where('number', '=', ref.number)
        .where('kind', '=', kind)
        .where('state', '=', 'parked')
        .executeTakeFirst();
      return unparked.numUpdatedRows > 0n;
    },
    async park(job, why, report) {
      await db.transaction().execute(async (trx) => {
        const parked = await trx
          .updateTable('jobs')
          .set({ state: 'parked', failure: why })
          .where('id', '=', job.id)
          .returning(['cause', 'due_at'])
          .executeTakeFirst();
        if (report === undefined || parked === undefined) return;
        if (await wasReported(trx, job, why)) return;
        const queued = { request: report, cause: parked.cause, order: 1_000 };
        await insert(trx, job.incident, queued, instant(Number(parked.due_at)));
      });
    },
    async remember(job, progress) {
      await db
        .updateTable('jobs')
        .set({ progress: JSON.stringify({ ...job.progress, ...progress }) })
        .where('id', '=', job.id)
        .execute();
    },
  };
}

/** Whether one like it was given up before for the same reason and not done since: one notice is enough for both. */
async function wasReported(
  trx: Transaction<Tables>,
  { id, incident, kind }: Job,
  why: string,
): Promise<boolean> {
  const before = await trx
    .selectFrom('jobs')
    .select('id')
    .where('team_id', '=', incident.team)
    .where('number', '=', incident.number)
    .where('kind', '=', kind)
    .where('state', '=', 'parked')
    .where('failure', '=', why)
    .where('id', '!=', id)
    .executeTakeFirst();
  return before !== undefined;
}

/** Queues the jobs of a step in its own transaction. One that waits under the same merge key serves for both. */
export async function enqueue(trx: Transaction<Tables>, ref: IncidentRef, step: Step): Promise<void> {
  for (const queued of step.jobs) {
    const { mergeKey } = queued.request;
    if (mergeKey !== undefined && (await isWaiting(trx, ref, mergeKey))) continue;
    const cause = step.events.find((event) => event.seq === queued.cause);
    await insert(trx, ref, queued, cause?.recordedAt ?? instant(0));
  }
}

async function insert(
  trx: Transaction<Tables>,
  ref: IncidentRef,
  queued: Step['jobs'][number],
  dueAt: Instant,
): Promise<void> {
  const { request, cause, order } = queued;
  await trx
    .insertInto('jobs')
    .values({
      id: randomUUID(),
      team_id: ref.team,
      number: ref.number,
      kind: request.kind,
      payload: JSON.stringify(request.payload),
      merge_key: request.mergeKey ?? null,
      lane: request.lane ?? null,
      cause,
      cause_order: order,
      state: 'waiting',
      due_at: dueAt,
    })
    .execute();
}

async function isWaiting(trx: Transaction<Tables>, ref: IncidentRef, mergeKey: string): Promise<boolean> {
  const row = await trx
    .selectFrom('jobs')
    .select('id')
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .where('merge_key', '=', mergeKey)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row !== undefined;
}

async function claim(
  trx: Transaction<Tables>,
  now: Instant,
  most: number,
  without: readonly JobKindName[],
): Promise<readonly Job[]> {
  const due = await runnable(trx)
    .selectAll('jobs')
    .where('due_at', '<=', now)
    .$if(without.length > 0, (query) => query.where('kind', 'not in', [...without]))
    .orderBy('due_at')
    .orderBy('cause')
    .orderBy('cause_order')
    .limit(most)
    .execute();
  if (due.length === 0) return [];
  const places = new Map(due.map((job, place) => [job.id, place]));
  const rows = await trx
    .updateTable('jobs')
    .set((eb) => ({
      state: 'running',
      attempts: eb('attempts', '+', 1),
      first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(now)),
    }))
    .where('id', 'in', [...places.keys()])
    .returningAll()
    .execute();
  // What an update returns is in no order.
  rows.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  return rows.map(jobOf);
}

/** What another lane waits for may fail so often before it is waited for no longer. */
const triesWaitedFor = 3;

/** Jobs that wait and are first in their lane, with nothing ahead in the lane that theirs is behind. */
function runnable(db: Kysely<Tables>) {
  return db
    .selectFrom('jobs')
    .where('state', '=', 'waiting')
    .where(({ or, not, exists, eb, selectFrom }) =>
      or([
        eb('lane', 'is', null),
        not(
          exists(
            selectFrom('jobs as ahead')
              .select('ahead.id')
              .whereRef('ahead.team_id', '=', 'jobs.team_id')
              .whereRef('ahead.number', '=', 'jobs.number')
              .where((ahead) =>
                ahead.or([
                  ahead.and([
                    ahead('ahead.lane', '=', ahead.ref('jobs.lane')),
                    ahead('ahead.state', '!=', 'parked'),
                  ]),
                  ...Object.entries(behind).map(([lane, first]) =>
                    ahead.and([
                      ahead('jobs.lane', '=', lane),
                      ahead('ahead.lane', '=', first),
                      ahead('ahead.state', 'in', ['waiting', 'running']),
                      ahead('ahead.attempts', '<=', triesWaitedFor),
                    ]),
                  ),
                ]),
              )
              .where(sql<boolean>`(ahead.cause, ahead.cause_order) < (jobs.cause, jobs.cause_order)`),
          ),
        ),
      ]),
    );
}

function jobOf(row: JobRow): Job {
  // What was written by `insert` is read back as it was.
  return {
    kind: row.kind,
    payload: JSON.parse(row.payload),
    id: row.id,
    incident: { team: row.team_id, number: row.number },
    attempt: row.attempts,
    firstAttemptAt: instant(Number(row.first_attempt_at)),
    progress: JSON.parse(row.progress),
  } as Job;
}
