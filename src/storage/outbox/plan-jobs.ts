import type { Kysely } from 'kysely';
import type { IncidentRef } from '../../app/job';
import type { ChangeResult, QueuedJob } from '../../app/ports';
import { instant } from '../../domain/time/instant';
import { atOnce } from '../at-once';
import { preparedQuery } from '../prepared';
import type { JobRow, Tables } from '../tables';
import { jobRow, type NewJobRow } from './job-rows';
import { Lanes } from './lanes';

/**
 * The jobs of steps, as they are to be queued in the steps' own transaction. One that waits under the same merge key serves
 * for all of them.
 */
export async function planJobs(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  steps: readonly Pick<ChangeResult, 'events' | 'jobs'>[],
): Promise<readonly NewJobRow[]> {
  const jobs = steps.flatMap((step) => step.jobs);
  if (jobs.length === 0) return [];
  const recordedAt = new Map(
    steps.flatMap(({ events }) => events.map((event) => [event.seq, event.recordedAt])),
  );
  const [waiting, lanes] = await atOnce(
    waitingUnder(
      trx,
      ref,
      jobs.flatMap(({ request }) => request.mergeKey ?? []),
    ),
    Lanes.read(
      trx,
      ref,
      jobs.flatMap(({ request }) => request.lane ?? []),
    ),
  );
  const rows: NewJobRow[] = [];
  for (const job of unmerged(jobs, waiting)) {
    const { due } = job.request;
    const state = due === undefined ? await lanes.enter(job.request, job) : 'scheduled';
    rows.push(jobRow(ref, job, due ?? recordedAt.get(job.cause) ?? instant(0), state));
  }
  return rows;
}

/** Those that are merged neither with one that waits already nor with an earlier one of them. */
function unmerged(jobs: readonly QueuedJob[], waiting: ReadonlySet<string>): readonly QueuedJob[] {
  const taken = new Set(waiting);
  return jobs.filter(({ request: { mergeKey } }) => {
    if (mergeKey === undefined) return true;
    const isFree = !taken.has(mergeKey);
    taken.add(mergeKey);
    return isFree;
  });
}

/** Those of the keys under which jobs wait that were not begun. */
async function waitingUnder(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const distinct = [...new Set(keys)];
  const found = new Set<string>();
  for (let from = 0; from < distinct.length; from += MOST_KEYS) {
    const some = distinct.slice(from, from + MOST_KEYS);
    const { rows } = await (some.length <= FEW_KEYS ? underFew : underMost)(trx, ref, some);
    for (const { merge_key: key } of rows) if (key !== null) found.add(key);
  }
  return found;
}

/** So many keys are looked for at once, or the few that most changes have: two statements do for any number. */
const [FEW_KEYS, MOST_KEYS] = [4, 64];

const [underFew, underMost] = [under(FEW_KEYS), under(MOST_KEYS)];

type Keys = Record<`key ${number}`, string>;

/** Looks for up to so many keys. */
function under(count: number) {
  const names = Array.from({ length: count }, (_, place) => `key ${place}` as const);
  const find = preparedQuery<IncidentRef & Keys, Pick<JobRow, 'merge_key'>>((db, value) =>
    db
      .selectFrom('jobs')
      .select('merge_key')
      .where('team_id', '=', value('team'))
      .where('number', '=', value('number'))
      .where(
        'merge_key',
        'in',
        names.map((name) => value(name)),
      )
      .where('state', 'in', ['queued', 'waiting'])
      // Nobody may take them up before this transaction is committed: they would do the work of one that is not there yet.
      .forUpdate(),
  );
  return (trx: Kysely<Tables>, ref: IncidentRef, keys: readonly string[]) => {
    // Filled up with the last one.
    const places = names.map((name, place) => [name, keys[Math.min(place, keys.length - 1)]]);
    return find(trx, { ...ref, ...(Object.fromEntries(places) as Keys) });
  };
}
