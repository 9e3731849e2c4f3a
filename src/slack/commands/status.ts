import { changeStatus } from '../../domain/change-status';
import { incidentName } from '../../domain/incident';
import { parseStatus } from '../../domain/status';
import { toAsker } from '../answer';
import type { Command } from './command';

/** Says where the incident stands. */
export const status: Command = {
  name: 'status',
  usage: 'status <investigating|identified|monitoring|resolved>',
  summary: 'Says where the incident stands',
  example: 'status monitoring',

  async run({ args, at, change }) {
    const to = parseStatus(args);
    const after = await change((incident) => changeStatus(incident, to, at));
    return toAsker(`${incidentName(after)} is now *${to}*.`);
  },
};
