import { makePublic as makeIncidentPublic } from '../../domain/decisions/make-public';
import { incidentName } from '../../domain/incident/incident';
import { toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';

/** The action of the button that makes an incident public. */
export const makePublicAction = 'make-public';

/** Makes an incident public whose channel was made public. */
export const makePublic: Button = {
  action: makePublicAction,
  label: 'Make the incident public too',

  async press({ change }) {
    const after = await change(makeIncidentPublic);
    return toAsker(`${incidentName(after)} is public now.`);
  },
};
