import { facts } from '../facts';
import type { Incident } from '../incident/incident';

/** The incident as its facts say, once one of them was withdrawn or reads otherwise. */
export function deriveState(incident: Incident): Incident {
  let state = incident;
  for (const { derive } of Object.values(facts)) {
    if (derive !== undefined) state = Object.assign({}, state, derive(state));
  }
  return state;
}
