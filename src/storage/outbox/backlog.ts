import { type Kysely, sql } from 'kysely';
import type { Backlog, JobState } from '../../app/job';
import type { Instant } from '../../domain/time/instant';
import { preparedQuery } from '../prepared';
import type { JobsTable, Tables } from '../tables';

/** Counts the jobs of every incident, and finds the one that is due the longest. */
export async function backlog(db: Kysely<Tables>, now: Instant): Promise<Backlog> {
  const { rows } = await countByState(db, { now });
  const jobs: Record<JobState, number> = {
    ...{ scheduled: 0, queued: 0, waiting: 0, running: 0, held: 0, 'given up': 0 },
  };
  let lag = 0;
  for (const { state, count, due } of rows) {
    jobs[state === 'parked' ? 'given up' : state] = Number(count);
    if (due !== null) lag = Math.max(lag, now - Number(due));
  }
  return { jobs, lag };
}

/** Large numbers come as texts from some databases. */
interface StateRow {
  readonly state: JobsTable['state'];
  readonly count: number | string;
  /** When the first of those was due that could begin by now; what waits behind another one is late with that. */
  readonly due: number | string | null;
}

const countByState = preparedQuery<{ readonly now: Instant }, StateRow>((db, value) =>
  db
    .selectFrom('jobs')
    .select((eb) => [
      'state',
      eb.fn.countAll<number | string>().as('count'),
      sql<
        number | string | null
      >`min(case when state in ('waiting', 'scheduled') and due_at <= ${value('now')}
        then due_at end)`.as('due'),
    ])
    .groupBy('state'),
);
