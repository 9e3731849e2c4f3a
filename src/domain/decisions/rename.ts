import { slash } from '../../sentence';
import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';
import type { Unnamed } from '../unnamed';
import { parseTitle } from './declare';

/** Gives the incident another title; its channel keeps its name, so that links go on working. */
export function rename(
  incident: Incident,
  text: string,
  { at, unnamed = [] }: { at?: Instant | undefined; unnamed?: readonly Unnamed[] } = {},
): readonly Fact[] {
  refuseIfCanceled(incident);
  const title = parseTitle(text, slash('title Cards are refused'));
  return title === incident.title
    ? []
    : [{ type: 'retitled', title, ...happened(at), ...(unnamed.length > 0 && { unnamed }) }];
}

/** Moves the incident to another zone: times are shown and typed in it from now on, and stay the same instants. */
export function moveTo(incident: Incident, zone: Zone, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  return [{ type: 'zone-changed', zone, ...happened(at) }];
}

/** Records that a person typed a time in another zone, once each; the draft asks which one is right. */
export function speakZone(incident: Incident, name: string | undefined): readonly Fact[] {
  if (name === undefined || incident.zonesSpoken.includes(name)) return [];
  return [{ type: 'zone-spoken', name }];
}

function happened(at: Instant | undefined): { occurredAt?: Instant } {
  return at === undefined ? {} : { occurredAt: at };
}
