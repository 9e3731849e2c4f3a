import { Refusal } from '../errors';
import { type Incident, incidentName } from './incident';
import type { Fact } from './incident-event';
import type { Instant } from './instant';
import type { Milestone } from './milestone';
import { refuseIfCanceled } from './open-to-facts';
import type { OpenStatus } from './status';
import { refuseDisorder, timesOf } from './times';

/** The milestone that a status implies where nothing else sets it. */
const implied: Readonly<Partial<Record<OpenStatus, Milestone>>> = {
  identified: 'identified',
  monitoring: 'mitigated',
  resolved: 'resolved',
};

/** Says where the incident stands. A time typed with it must fit the milestones. */
export function changeStatus(incident: Incident, to: OpenStatus, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  if (incident.status === 'closed') {
    throw new Refusal(
      'closed',
      `${incidentName(incident)} is closed. Type \`/incident reopen <reason>\` before you change its status.`,
    );
  }
  if (incident.status === to) {
    throw new Refusal('same-status', `${incidentName(incident)} is ${to} already.`);
  }
  const milestone = implied[to];
  if (at !== undefined && milestone !== undefined && timesOf(incident)[milestone] === undefined) {
    refuseDisorder(incident, { [milestone]: at });
  }
  return [{ type: 'status-changed', to, ...(at !== undefined && { occurredAt: at }) }];
}
