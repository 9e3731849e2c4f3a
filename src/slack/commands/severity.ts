import { changeSeverity } from '../../domain/decisions/change-severity';
import { incidentName } from '../../domain/incident/incident';
import { parseSeverity } from '../../domain/severity';
import { type Command, toldInChannel } from '../interactions/command';
import { atTime } from '../text/instants';

/** Says how bad it is now. */
export const severity: Command = {
  name: 'severity',
  aliases: ['sev'],
  usage: 'severity <severity>',
  summary: 'Says how bad it is',
  example: 'severity sev1',

  async run(context) {
    const { args, at, now, settings, change } = context;
    const to = parseSeverity(args, settings.severities);
    const after = await change((incident) => changeSeverity(incident, to, at));
    const moment = atTime(at, after.zone, now);
    const text = `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${moment}.`;
    return toldInChannel(context, after, text);
  },
};
