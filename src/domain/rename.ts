import { parseTitle } from './declare';
import type { Incident } from './incident';
import type { Fact } from './incident-event';
import { refuseIfCanceled } from './open-to-facts';
import type { Zone } from './zone';

/** Gives the incident another title; its channel keeps its name, so that links go on working. */
export function rename(incident: Incident, text: string): readonly Fact[] {
  refuseIfCanceled(incident);
  const title = parseTitle(text);
  return title === incident.title ? [] : [{ type: 'retitled', title }];
}

/** Moves the incident to another zone: times are shown and typed in it from now on, and stay the same instants. */
export function moveTo(incident: Incident, zone: Zone): readonly Fact[] {
  refuseIfCanceled(incident);
  return [{ type: 'zone-changed', zone }];
}
