import { incidentName } from '../../domain/incident';
import { cancel as cancelIncident } from '../../domain/reopen';
import { toAsker } from '../answer';
import { readMrkdwn } from '../mrkdwn';
import type { Command } from './command';

/** Calls the incident off. */
export const cancel: Command = {
  name: 'cancel',
  usage: 'cancel [reason]',
  summary: 'Calls the incident off: it was none, or another one',
  example: 'cancel false alarm, the probe was broken',

  async run({ args, at, change }) {
    const after = await change((incident) => cancelIncident(incident, readMrkdwn(args), at));
    return toAsker(`${incidentName(after)} is canceled and takes nothing more.`);
  },
};
