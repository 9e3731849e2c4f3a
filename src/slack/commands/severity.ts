import { changeSeverity } from '../../domain/decisions/change-severity';
import { incidentName } from '../../domain/incident/incident';
import { parseSeverity } from '../../domain/severity';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { atTime } from '../text/instants';

/** Says how bad it is now. */
export const severity: Command = {
  name: 'severity',
  aliases: ['sev'],
  usage: 'severity <severity>',
  summary: 'Says how bad it is',
  example: 'severity sev1',

  async run({ args, at, now, settings, change }) {
    const to = parseSeverity(args, settings.severities);
    const after = await change((incident) => changeSeverity(incident, to, at));
    return toAsker(
      `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${atTime(at, after.zone, now)}.`,
    );
  },
};
