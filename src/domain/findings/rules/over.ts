import type { Incident } from '../../incident/incident';
import type { Times } from '../../milestones/times';

/** Whether an incident is resolved or closed: before that some things cannot be known. */
export function isOver(incident: Incident, times: Times): boolean {
  return times.resolved !== undefined || incident.closed !== undefined;
}
