import type { Incident } from '../incident/incident';
import type { Recorded } from '../incident/incident-event';
import { secretPlaces } from '../secrets/places';

/**
 * The incident after somebody said of an entry that it holds no secret: of what it says by then, so that what somebody
 * writes into it later is masked. Nothing is kept of an entry that says nothing of the kind any more.
 */
export function applyNotASecret(incident: Incident, { entry }: Recorded<'not-a-secret'>): Incident {
  const { secrets = [] } = secretPlaces(incident).find(({ key }) => key === entry) ?? {};
  const { [entry]: known = [], ...others } = incident.notSecrets;
  const all = [...new Set([...known, ...secrets])];
  return { ...incident, notSecrets: all.length === 0 ? others : { ...others, [entry]: all } };
}
