import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { refuseDisorder } from '../milestones/set-times';
import type { Written } from '../section';
import { formatInstant } from '../time/format-instant';
import type { Instant } from '../time/instant';

/** Refuses to close what is closed or canceled already. */
export function refuseIfClosed(incident: Incident): void {
  refuseIfCanceled(incident);
  if (incident.closed === undefined) return;
  throw new Refusal(
    'already-closed',
    say`${incidentName(incident)} was closed at ${formatInstant(incident.closed.at, incident.zone)}. Type ${slash('postmortem')} for a new draft, or ${slash('reopen <reason>')} first.`,
  );
}

/** Closes the incident with what was written of its postmortem at that, and asks for the draft; other sections stay as they are. */
export function close(incident: Incident, written: Written, at?: Instant): readonly Fact[] {
  refuseIfClosed(incident);
  if (at !== undefined) refuseDisorder(incident, { closed: at });
  return [
    { type: 'closed', closing: written, ...(at !== undefined && { occurredAt: at }) },
    { type: 'draft-requested' },
  ];
}

/** Asks for the draft again, as a new revision. */
export function requestDraft(incident: Incident): readonly Fact[] {
  refuseIfCanceled(incident);
  return [{ type: 'draft-requested' }];
}
