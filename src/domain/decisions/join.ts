import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import type { PersonId } from '../person';

/** Records that somebody joined an incident that goes on, once; whoever joins again has read the brief. */
export function join(incident: Incident, person: PersonId): readonly Fact[] {
  const isOver = incident.closed !== undefined || incident.status === 'canceled';
  return isOver || incident.joined.includes(person) ? [] : [{ type: 'joined', person }];
}
