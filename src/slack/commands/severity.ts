import { changeSeverity } from '../../domain/change-severity';
import { incidentName } from '../../domain/incident';
import { parseSeverity, severities } from '../../domain/severity';
import { Refusal } from '../../errors';
import { toAsker } from '../answer';
import { atTime } from '../views/instants';
import type { Command } from './command';

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
