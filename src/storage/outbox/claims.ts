import { type Kysely, sql } from 'kysely';
import type { Job, JobKindName } from '../../app/job';
import { type Instant, instant } from '../../domain/time/instant';
import { atOnce } from '../at-once';
import { preparedQuery } from '../prepared';
import type { JobRow, Tables } from '../tables';
import { lockIncident, refsOf } from './incident-lock';
import { advance } from './lanes';

/** So many jobs whose time has come are taken up at once. */
const MOST_TAKEN_UP = 100;

/** Who claims jobs, how many at most, of which kinds, and when. */
interface Claim {
  readonly now: Instant;
  readonly most: number;
  readonly kinds: readonly JobKindName[] | undefined;
  readonly session: string;
}

/** Takes up the jobs that are due and that nobody else is taking up, and marks them as running. */
export async function claim(
  trx: Kysely<Tables>,
  { now, most, kinds, session }: Claim,
): Promise<readonly Job[]> {
  // Nobody would free again what a session took up that others have taken over from. Before any incident: whoever takes over
  // locks sessions first, too.
  const [atWork, scheduled] = await atOnce(isAtWork(trx, { session }), dueScheduled(trx, { now }));
  if (atWork.rows.length === 0) return [];
  await takeUp(trx, scheduled.rows);
  const due =
    kinds === undefined ? (await firstDue(trx, { now, most })).rows : await firstOf(trx, kinds, now, most);
  if (due.length === 0) return [];
  const places = new Map(due.map(({ id }, place) => [id, place]));
  const rows = await trx
    .updateTable('jobs')
    .set((eb) => ({
      state: 'running',
      claimed_by: session,
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

/** Whether there is anything to claim; what another transaction is about to leave is not seen. */
export async function isAnythingDue(db: Kysely<Tables>, now: Instant): Promise<boolean> {
  const [due] = (await dues(db, { now })).rows;
  return Boolean(due?.waiting || due?.scheduled);
}

/** SQLite has numbers for true and false. */
const dues = preparedQuery<
  { readonly now: Instant },
  { waiting: boolean | number; scheduled: boolean | number }
>((db, value) =>
  db.selectNoFrom(({ exists, selectFrom }) => {
    const due = (state: 'waiting' | 'scheduled') =>
      exists(
        selectFrom('jobs')
          .select('id')
          .where('state', '=', sql.lit(state))
          .where('due_at', '<=', value('now')),
      ).as(state);
    return [due('waiting'), due('scheduled')];
  }),
);

/** Whoever takes over from the session waits for the end of the transaction. */
const isAtWork = preparedQuery<{ readonly session: string }, { id: string }>((db, value) =>
  db.selectFrom('sessions').select('id').where('id', '=', value('session')).forKeyShare(),
);

/** Jobs whose time has come get in line like any other. */
async function takeUp(trx: Kysely<Tables>, due: readonly ScheduledRow[]): Promise<void> {
  for (const ref of refsOf(due)) await lockIncident(trx, ref);
  for (const { id, team_id: team, number } of due) {
    const [row] = (await lineUp(trx, { id })).rows;
    if (row !== undefined) await advance(trx, { team, number }, row.lane);
  }
}

type ScheduledRow = Pick<JobRow, 'id' | 'team_id' | 'number'>;

const dueScheduled = preparedQuery<{ readonly now: Instant }, ScheduledRow>((db, value) =>
  db
    .selectFrom('jobs')
    .select(['id', 'team_id', 'number'])
    .where('state', '=', sql.lit('scheduled'))
    .where('due_at', '<=', value('now'))
    .orderBy('due_at')
    .limit(MOST_TAKEN_UP),
);

const lineUp = preparedQuery<{ readonly id: string }, Pick<JobRow, 'lane'>>((db, value) =>
  db
    .updateTable('jobs')
    .set({ state: sql`case when lane is null then 'waiting' else 'queued' end` })
    .where('id', '=', value('id'))
    .where('state', '=', sql.lit('scheduled'))
    .returning('lane'),
);

const firstDue = preparedQuery<{ readonly now: Instant; readonly most: number }, { id: string }>(
  (db, value) =>
    db
      .selectFrom('jobs')
      .select('id')
      .where('state', '=', sql.lit('waiting'))
      .where('due_at', '<=', value('now'))
      .orderBy('due_at')
      .orderBy('cause')
      .orderBy('cause_order')
      .limit(value('most'))
      .forUpdate()
      .skipLocked(),
);

/** The first of each kind, from which the first of all are taken: however many of another kind are ahead of them. */
async function firstOf(
  trx: Kysely<Tables>,
  kinds: readonly JobKindName[],
  now: Instant,
  most: number,
): Promise<readonly { id: string }[]> {
  const [first, ...others] = kinds.map((kind) =>
    trx
      .selectFrom((eb) =>
        eb
          .selectFrom('jobs')
          .select(['id', 'due_at', 'cause', 'cause_order'])
          .where('state', '=', sql.lit('waiting'))
          .where('kind', '=', kind)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('cause')
          .orderBy('cause_order')
          .limit(most)
          .forUpdate()
          .skipLocked()
          .as('due'),
      )
      .selectAll(),
  );
  if (first === undefined) return [];
  const all = others.reduce((union, each) => union.unionAll(each), first);
  return trx
    .selectFrom(all.as('due'))
    .select('id')
    .orderBy('due_at')
    .orderBy('cause')
    .orderBy('cause_order')
    .limit(most)
    .execute();
}

/**
 * When the next job is due after an instant up to which jobs were claimed: of those that were due by then and wait still,
 * the end of another one reminds. A scheduled one may not have been taken up for their number.
 */
export async function nextDue(db: Kysely<Tables>, after: Instant): Promise<Instant | undefined> {
  const [first] = (await firstDues(db, { after })).rows;
  const dues = [first?.waiting, first?.scheduled].filter((due) => due !== null && due !== undefined);
  return dues.length === 0 ? undefined : instant(Math.min(...dues.map(Number)));
}

/** Both in one statement: where the database is a server each takes its way there and back. */
const firstDues = preparedQuery<
  { readonly after: Instant },
  { waiting: number | null; scheduled: number | null }
>((db, value) =>
  db.selectNoFrom(({ selectFrom }) => [
    selectFrom('jobs')
      .select((eb) => eb.fn.min('due_at').as('due'))
      .where('state', '=', sql.lit('waiting'))
      .where('due_at', '>', value('after'))
      .as('waiting'),
    selectFrom('jobs')
      .select((eb) => eb.fn.min('due_at').as('due'))
      .where('state', '=', sql.lit('scheduled'))
      .as('scheduled'),
  ]),
);

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
    claimedBy: row.claimed_by,
    ...(row.lane !== null && { lane: row.lane }),
  } as Job;
}
