import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';

/** Asks for what a meeting about the postmortem goes through, as it stands. */
export function requestAgenda(incident: Incident): readonly Fact[] {
  refuseIfCanceled(incident);
  return [{ type: 'agenda-requested' }];
}
