import { changeSeverity } from '../../domain/decisions/change-severity';
import { incidentName } from '../../domain/incident/incident';
import { parseSeverity, severities } from '../../domain/severity';
import { Refusal } from '../../errors';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { atTime } from '../text/instants';

/** Says how bad it is now. */
export const severity: Command = {
  name: 'severity',
  aliases: ['sev'],
  usage: 'severity <sev1|sev2|sev3|sev4>',
  summary: 'Says how bad it is',
  example: 'severity sev1',

  async run({ args, at, now, change }) {
    if (args === '') {
      throw new Refusal(
        'no-severity',
        `Say how bad it is: one of ${severities.join(', ')}, where sev1 is the worst.`,
      );
    }
    const to = parseSeverity(args);
    const after = await change((incident) => changeSeverity(incident, to, at));
    return toAsker(
      `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${atTime(at, after.zone, now)}.`,
    );
  },
};
