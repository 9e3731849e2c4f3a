import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { plainName } from '../severity';
import { excerpt } from '../text/excerpt';
import type { Service } from './service';

/** Says that the incident is about a service. */
export function addService(incident: Incident, { name }: Pick<Service, 'name'>): readonly Fact[] {
  refuseIfCanceled(incident);
  if (incident.services.includes(name)) {
    throw new Refusal(
      'service-there-already',
      say`${incidentName(incident)} is about ${name} already. To take it off, type ${slash(`service remove ${name}`)}.`,
    );
  }
  return [{ type: 'service-added', service: name }];
}

/** Says that it is not about a service after all. `text` is its name as somebody typed it, `known` the one that is meant by it. */
export function removeService(
  incident: Incident,
  text: string,
  known: Pick<Service, 'name'> | undefined,
): readonly Fact[] {
  refuseIfCanceled(incident);
  // What the settings no longer list can be taken off all the same.
  const service = incident.services.find(
    (each) => each === known?.name || plainName(each) === plainName(text),
  );
  if (service === undefined) {
    const { services } = incident;
    const about = services.length === 0 ? 'no service' : services.join(', ');
    throw new Refusal(
      'service-not-there',
      say`${incidentName(incident)} is not about “${excerpt(text)}”; it is about ${about}. Type ${slash('service')} to see which services there are.`,
    );
  }
  return [{ type: 'service-removed', service }];
}

/** Adds and takes off services as somebody chose them in a form: what says the same again changes nothing. */
export function chooseServices(
  incident: Incident,
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): readonly Fact[] {
  const facts = [
    ...removed
      .filter((service) => incident.services.includes(service))
      .map((service): Fact => ({ type: 'service-removed', service })),
    ...added
      .filter((service) => !incident.services.includes(service))
      .map((service): Fact => ({ type: 'service-added', service })),
  ];
  if (facts.length > 0) refuseIfCanceled(incident);
  return facts;
}
