import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { maskedPlaces } from '../timeline/secret-places';

/** Shows again what was masked in an entry; who said that it is none stays on record. */
export function notASecret(incident: Incident, key: string): readonly Fact[] {
  refuseIfCanceled(incident);
  if (maskedPlaces(incident).some((place) => place.key === key))
    return [{ type: 'not-a-secret', entry: key }];
  throw new Refusal(
    'nothing-masked',
    say`Nothing is masked there any more. Type ${slash('timeline')} to see what stands.`,
  );
}
