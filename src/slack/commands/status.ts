import { changeStatus } from '../../domain/change-status';
import { incidentName } from '../../domain/incident';
import { parseStatus } from '../../domain/status';
import { toAsker } from '../answer';
import { atTime } from '../views/instants';
import type { Command } from './command';

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
