import type { Incident } from '../incident/incident';
import { factsOf } from '../incident/kept-facts';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** It is about that service, which the settings listed then. */
    'service-added': { service: string };
    /** It is not about that service after all. */
    'service-removed': { service: string };
  }
}

/** Somebody said that the incident is about a service. It is on no timeline: when they said so is no event of the incident. */
export const serviceAdded: FactDefinition<'service-added'> = {
  version: 1,
  isKept: true,
  isWithdrawable: true,
  derive: servicesNow,
};

/** Somebody said that the incident is not about a service after all. */
export const serviceRemoved: FactDefinition<'service-removed'> = {
  version: 1,
  isKept: true,
  isWithdrawable: true,
  derive: servicesNow,
};

/** The services by what was said of them, in the order in which they were added. */
function servicesNow(incident: Incident): Pick<Incident, 'services'> {
  const said = [...factsOf(incident, 'service-added'), ...factsOf(incident, 'service-removed')];
  const services = new Set<string>();
  for (const { type, service } of said.sort((a, b) => a.seq - b.seq)) {
    if (type === 'service-added') services.add(service);
    else services.delete(service);
  }
  return { services: [...services] };
}
