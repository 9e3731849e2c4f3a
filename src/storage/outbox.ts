import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { IncidentRef, Job, JobKindName } from '../app/job';
import type { Outbox, Step } from '../app/ports';
import { type Instant, instant } from '../domain/instant';
import { advance, stateAtEntry } from './lanes';
import { forgetParked, park, unpark } from './parked-jobs';
import type { JobRow, JobsTable, Tables } from './tables';
import type { Database } from './transactions';

/** So many jobs whose time has come are taken up at once. */
const MOST_TAKEN_UP = 100;

/** The file that a job uploaded or began to. */
const uploaded = sql<string | null>`json_extract(progress, '$.file')`;

/**
 * Keeps the jobs in a database. What only says how far a job has come may be lost to a power cut: after it every job
 * counts as begun once, and finds what was done.
 */
export function createOutbox({ db, transact }: Database): Outbox {
  return {
    claim: (now, most, kinds) => transact((trx) => claim(trx, now, most, kinds), 'all of it'),
    queue: (ref, request, due) =>
      transact(async (trx) => {
        // Before what facts cause: no fact has the position 0.
        const queued = { request, cause: 0, order: 0 };
        if (await isMerged(trx, ref, queued, 'scheduled')) return;
        await insert(trx, ref, queued, due, 'scheduled');
      }),
    nextDue: (after = instant(0)) => nextDue(db, after),
    done: (job) =>
      transact(async (trx) => {
        const done = await trx
          .deleteFrom('jobs')
          .where('id', '=', job.id)
          .returning(['merge_key', 'lane'])
          .executeTakeFirst();
        if (done === undefined) return;
        // What was given up under the same key is done with it.
        if (done.merge_key !== null) await forgetParked(trx, job.incident, done.merge_key);
        await advance(trx, job.incident, done.lane);
      }, 'all of it'),
    retry: (job, at, why) =>
      transact(async (trx) => {
        await putBy(trx, job, { state: 'waiting', due_at: at, failure: why });
        // It may have failed so often that it is waited for no longer.
        await advance(trx, job.incident, job.lane ?? null);
      }, 'all of it'),
    putBack: (job, at, why) =>
      transact(async (trx) => {
        const attempts = Math.max(1, job.attempt - 1);
        await putBy(trx, job, { state: 'waiting', due_at: at, failure: why, attempts });
      }, 'all of it'),
    hold: (job, why) =>
      transact(async (trx) => {
        // It never got to try.
        await putBy(trx, job, { state: 'held', failure: why, attempts: job.attempt - 1 });
        await advance(trx, job.incident, job.lane ?? null);
      }, 'all of it'),
    release: (ref) => transact((trx) => release(trx, ref), 'all of it'),
    unpark: (ref, kind) => transact((trx) => unpark(trx, ref, kind)),
    park: (job, at, why, report) =>
      transact(async (trx) => {
        const cause = await park(trx, job, at, why);
        await advance(trx, job.incident, job.lane ?? null);
        if (report === undefined || cause === undefined) return;
        await insert(trx, job.incident, { request: report, cause, order: 1_000 }, at, 'waiting');
      }),
    hasten: (after, now, by) =>
      transact(async (trx) => {
        await trx
          .updateTable('jobs')
          .set({ due_at: by === undefined ? now : sql`max(due_at - ${by}, ${now})` })
          .where('state', 'in', ['queued', 'waiting', 'scheduled', 'held'])
          .where('due_at', '>', after)
          .execute();
      }, 'all of it'),
    forget: (before) =>
      transact(async (trx) => {
        await trx
          .deleteFrom('jobs')
          .where('state', '=', sql.lit('parked'))
          .where('due_at', '<', before)
          .where(uploaded, 'is', null)
          .execute();
      }, 'all of it'),
    remember: (job, progress) =>
      transact(async (trx) => {
        await trx
          .updateTable('jobs')
          .set({ progress: JSON.stringify({ ...job.progress, ...progress }) })
          .where('id', '=', job.id)
          .execute();
      }),
    async uploads({ team, number }) {
      const rows = await db
        .selectFrom('jobs')
        .select(uploaded.as('file'))
        .where('team_id', '=', team)
        .where('number', '=', number)
        .where(uploaded, 'is not', null)
        .execute();
      return rows.flatMap(({ file }) => file ?? []);
    },
  };
}

/** Queues the jobs of a step in its own transaction. One that waits under the same merge key serves for both. */
export async function enqueue(trx: Kysely<Tables>, ref: IncidentRef, step: Step): Promise<void> {
  const events = new Map(step.events.map((event) => [event.seq, event]));
  for (const queued of step.jobs) {
    if (await isMerged(trx, ref, queued, 'queued', 'waiting')) continue;
    const { request, cause, order } = queued;
    const state = await stateAtEntry(trx, ref, request, { cause, order });
    await insert(trx, ref, queued, events.get(cause)?.recordedAt ?? instant(0), state);
  }
}

/**
 * Lets the jobs of incidents go on that were put by; of all incidents without `ref`. Those in lanes get in line again:
 * what they come after may have been put by as well.
 */
export async function release(trx: Kysely<Tables>, ref?: IncidentRef): Promise<void> {
  const held = await trx
    .updateTable('jobs')
    .set({ state: sql`case when lane is null then 'waiting' else 'queued' end` })
    .where('state', '=', sql.lit('held'))
    .$if(ref !== undefined, (query) =>
      query.where('team_id', '=', ref?.team ?? '').where('number', '=', ref?.number ?? 0),
    )
    .returning(['team_id', 'number', 'lane'])
    .execute();
  for (const { team_id: team, number, lane } of held) await advance(trx, { team, number }, lane);
}

async function putBy(
  trx: Kysely<Tables>,
  job: Job,
  change: Partial<Pick<JobRow, 'state' | 'due_at' | 'failure' | 'attempts'>>,
): Promise<void> {
  await trx.updateTable('jobs').set(change).where('id', '=', job.id).execute();
}

async function insert(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  { request, cause, order }: Step['jobs'][number],
  dueAt: Instant,
  state: JobsTable['state'],
): Promise<void> {
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
      state,
      due_at: dueAt,
    })
    .execute();
}

async function isMerged(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  { request }: Step['jobs'][number],
  ...states: readonly JobsTable['state'][]
): Promise<boolean> {
  if (request.mergeKey === undefined) return false;
  const row = await trx
    .selectFrom('jobs')
    .select('id')
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .where('merge_key', '=', request.mergeKey)
    .where('state', 'in', [...states])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function claim(
  trx: Kysely<Tables>,
  now: Instant,
  most: number,
  kinds: readonly JobKindName[] | undefined,
): Promise<readonly Job[]> {
  await takeUpScheduled(trx, now);
  const due = kinds === undefined ? await firstDue(trx, now, most) : await firstOf(trx, kinds, now, most);
  if (due.length === 0) return [];
  const places = new Map(due.map(({ id }, place) => [id, place]));
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

/** Jobs whose time has come get in line like any other. */
async function takeUpScheduled(trx: Kysely<Tables>, now: Instant): Promise<void> {
  const due = await trx
    .updateTable('jobs')
    .set({ state: sql`case when lane is null then 'waiting' else 'queued' end` })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('jobs')
        .select('id')
        .where('state', '=', sql.lit('scheduled'))
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(MOST_TAKEN_UP),
    )
    .returning(['team_id', 'number', 'lane'])
    .execute();
  for (const { team_id: team, number, lane } of due) await advance(trx, { team, number }, lane);
}

async function firstDue(trx: Kysely<Tables>, now: Instant, most: number): Promise<readonly { id: string }[]> {
  return trx
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', sql.lit('waiting'))
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('cause')
    .orderBy('cause_order')
    .limit(most)
    .execute();
}

/** The first of each kind, from which the first of all are taken: however many of another kind are ahead of them. */
async function firstOf(
  trx: Kysely<Tables>,
  kinds: readonly JobKindName[],
  now: Instant,
  most: number,
): Promise<readonly { id: string }[]> {
  const [first, ...others] = kinds.map(
    (kind) => sql`select * from (
      select id, due_at, cause, cause_order from jobs
      where state = 'waiting' and kind = ${kind} and due_at <= ${now}
      order by due_at, cause, cause_order limit ${most}
    ) as due`,
  );
  if (first === undefined) return [];
  const all = sql.join([first, ...others], sql` union all `);
  const { rows } = await sql<{ id: string }>`
    select id from (${all}) as due order by due_at, cause, cause_order limit ${most}
  `.execute(trx);
  return rows;
}

/**
 * When the next job is due after an instant up to which jobs were claimed: of those that were due by then and wait still,
 * the end of another one reminds. A scheduled one may not have been taken up for their number.
 */
async function nextDue(db: Kysely<Tables>, after: Instant): Promise<Instant | undefined> {
  const waiting = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.min('due_at').as('due'))
    .where('state', '=', sql.lit('waiting'))
    .where('due_at', '>', after)
    .executeTakeFirst();
  const scheduled = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.min('due_at').as('due'))
    .where('state', '=', sql.lit('scheduled'))
    .executeTakeFirst();
  const dues = [waiting?.due, scheduled?.due].filter((due) => due !== null && due !== undefined);
  return dues.length === 0 ? undefined : instant(Math.min(...dues.map(Number)));
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
    ...(row.lane !== null && { lane: row.lane }),
  } as Job;
}
