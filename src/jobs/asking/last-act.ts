import type { Instant } from '../../domain/time/instant';
import type { JobContext } from '../kind';

/** When somebody recorded something last, marks among it. Whoever answers a reminder has said nothing yet. */
export async function lastAct({
  store,
  ref,
  incident,
}: Pick<JobContext, 'store' | 'ref' | 'incident'>): Promise<Instant> {
  const log = await store.log(ref);
  const last = log.findLast(
    ({ by, type }) => by !== undefined && type !== 'promised' && type !== 'promise-dropped',
  );
  return last?.recordedAt ?? incident.declaredAt;
}
