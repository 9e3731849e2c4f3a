import { cancel as cancelIncident } from '../../domain/decisions/reopen';
import { incidentName } from '../../domain/incident/incident';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { readTyped } from '../text/read-mrkdwn';

/** Calls the incident off. */
export const cancel: Command = {
  name: 'cancel',
  usage: 'cancel [reason]',
  summary: 'Calls the incident off: it was none, or another one',
  example: 'cancel false alarm, the probe was broken',

  async run({ args, at, change }) {
    const after = await change((incident) => cancelIncident(incident, readTyped(args), at));
    return toAsker(`${incidentName(after)} is canceled and takes nothing more.`);
  },
};
