import { changeStatus } from '../../domain/decisions/change-status';
import { incidentName } from '../../domain/incident/incident';
import { parseStatus } from '../../domain/status';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { atTime } from '../text/instants';

/** Says where the incident stands. */
export const status: Command = {
  name: 'status',
  usage: 'status <investigating|identified|monitoring|resolved>',
  summary: 'Says where the incident stands',
  example: 'status monitoring',

  async run({ args, at, now, change }) {
    const to = parseStatus(args);
    const after = await change((incident) => changeStatus(incident, to, at));
    return toAsker(
      `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${atTime(at, after.zone, now)}.`,
    );
  },
};
