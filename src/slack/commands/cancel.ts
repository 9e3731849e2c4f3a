import { cancel as cancelIncident } from '../../domain/decisions/reopen';
import { incidentName } from '../../domain/incident/incident';
import { type Command, toldInChannel } from '../interactions/command';
import { readTyped } from '../text/read-mrkdwn';

/** Calls the incident off. */
export const cancel: Command = {
  name: 'cancel',
  usage: 'cancel [reason]',
  summary: 'Calls the incident off: it was none, or another one',
  example: 'cancel false alarm, the probe was broken',

  async run(context) {
    const { args, at, change } = context;
    const after = await change((incident) => cancelIncident(incident, readTyped(args), at));
    return toldInChannel(context, after, `${incidentName(after)} is canceled and takes nothing more.`);
  },
};
