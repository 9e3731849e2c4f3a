import { Refusal } from '../errors';
import { say, slash } from '../sentence';
import { type Incident, incidentName } from './incident';
import type { Fact } from './incident-event';
import type { Instant } from './instant';
import { refuseIfCanceled } from './open-to-facts';
import { dated } from './spoken-time';
import { isBlank, type Wording } from './wording';

/** Opens a closed incident again; what was typed at closing is kept for the next time. */
export function reopen(incident: Incident, reason: Wording, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  const { closed } = incident;
  if (closed === undefined) {
    throw new Refusal(
      'not-closed',
      `${incidentName(incident)} is open (${incident.status}). There is nothing to reopen.`,
    );
  }
  if (at !== undefined && at < closed.at) {
    throw new Refusal(
      'reopened-before-closed',
      `${incidentName(incident)} was closed at ${dated(closed.at, incident.zone)}. Type a later time.`,
    );
  }
  return [{ type: 'reopened', ...because(reason), ...(at !== undefined && { occurredAt: at }) }];
}

/** Calls the incident off: it was none, or another one. It takes nothing more. */
export function cancel(incident: Incident, reason: Wording, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  // Canceling cannot be taken back: what was closed has a draft that people rely on.
  if (incident.closed !== undefined) {
    throw new Refusal(
      'closed',
      say`${incidentName(incident)} is closed. Type ${slash('reopen <reason>')} before you cancel it.`,
    );
  }
  return [{ type: 'canceled', ...because(reason), ...(at !== undefined && { occurredAt: at }) }];
}

function because(reason: Wording): { reason?: Wording } {
  return isBlank(reason) ? {} : { reason };
}
