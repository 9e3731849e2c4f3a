import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant } from '../time/format-instant';
import type { Instant } from '../time/instant';

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
  if (at !== undefined) refuseReopeningBefore(incident, closed.at, at);
  return [{ type: 'reopened', ...because(reason), ...(at !== undefined && { occurredAt: at }) }];
}

/** Refuses to reopen before the incident was closed. */
export function refuseReopeningBefore(incident: Incident, closedAt: Instant, at: Instant): void {
  if (at >= closedAt) return;
  throw new Refusal(
    'reopened-before-closed',
    `${incidentName(incident)} was closed at ${formatInstant(closedAt, incident.zone)}. Type a later time.`,
    'at',
  );
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
