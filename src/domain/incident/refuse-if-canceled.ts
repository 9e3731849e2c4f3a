import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from './incident';

/** A closed incident still takes facts; a canceled one takes none, and says so. */
export function refuseIfCanceled(incident: Incident): void {
  if (incident.status !== 'canceled') return;
  throw new Refusal(
    'canceled',
    say`${incidentName(incident)} was canceled and takes nothing more. If something is wrong after all, declare it anew: ${slash('start <title>')}.`,
  );
}
