import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { saidStatus } from '../incident/status-now';
import type { Milestone } from '../milestone';
import { refuseDisorderOf } from '../milestones/set-times';
import type { OpenStatus } from '../status';
import type { Instant } from '../time/instant';

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
      say`${incidentName(incident)} is closed. Type ${slash('reopen <reason>')} before you change its status.`,
    );
  }
  const milestone = implied[to];
  // Where a mark made it so, whoever says it lets it stand without the mark.
  if (incident.status === to && saidStatus(incident).status === to) throw sameStatus(incident, milestone);
  if (at === undefined) return [{ type: 'status-changed', to }];
  const changed = { type: 'status-changed', to, occurredAt: at } as const;
  if (milestone !== undefined) refuseDisorderOf(incident, changed, milestone);
  return [changed];
}

/** Whoever says the same again usually has another time in mind. */
function sameStatus(incident: Incident, milestone: Milestone | undefined): Refusal {
  const instead =
    milestone === undefined
      ? 'Nothing changed.'
      : say`If the time of ${milestone} is wrong, correct it with ${slash('times')}.`;
  return new Refusal('same-status', say`${incidentName(incident)} is ${incident.status} already. ${instead}`);
}
