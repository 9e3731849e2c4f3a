import type { Incident } from '../../domain/incident/incident';
import { phaseOf } from '../../domain/status';
import { shownTitle } from '../../domain/timeline/secret-places';

/** What the topic of the incident's channel says, as plain text of any length: how bad it is, whether it goes on, and what it is. */
export function topicOf(incident: Incident): string {
  return `${incident.severity} · ${phaseOf(incident.status)} · ${shownTitle(incident)}`;
}
