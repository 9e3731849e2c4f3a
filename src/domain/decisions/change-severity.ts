import { Refusal } from '../../errors';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { Severity } from '../severity';
import type { Instant } from '../time/instant';

/** Says how bad it is now. */
export function changeSeverity(incident: Incident, to: Severity, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  if (incident.severity === to) {
    throw new Refusal(
      'same-severity',
      `${incidentName(incident)} is ${to} already. Type another severity to change it.`,
    );
  }
  return [{ type: 'severity-changed', to, ...(at !== undefined && { occurredAt: at }) }];
}
