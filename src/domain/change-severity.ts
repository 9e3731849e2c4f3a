import { Refusal } from '../errors';
import { type Incident, incidentName } from './incident';
import type { Fact } from './incident-event';
import type { Instant } from './instant';
import { refuseIfCanceled } from './open-to-facts';
import type { Severity } from './severity';

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
