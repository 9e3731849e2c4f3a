import { withCorrection } from '../domain/fold/fact-words';
import type { Incident } from '../domain/incident/incident';
import { entryKeyOf, type IncidentEvent } from '../domain/incident/incident-event';
import type { JobContext } from './kind';

/** The event of the log that brought news, as it reads in a state of the incident. */
export async function newsEvent(
  { store, ref }: Pick<JobContext, 'store' | 'ref'>,
  incident: Incident,
  fact: number,
): Promise<IncidentEvent> {
  const said = await store.event(ref, fact);
  return withCorrection(said, incident.corrections[entryKeyOf(said)]);
}

/**
 * Whether an earlier attempt whose answer was lost may have told it where nobody is to read it any more: that is found, and
 * says so.
 */
export function mayStand({ incident, job }: Pick<JobContext, 'incident' | 'job'>): boolean {
  return job.attempt > 1 && incident.isPrivate && !incident.declared.isPrivate;
}
