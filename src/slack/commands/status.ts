import { changeStatus } from '../../domain/decisions/change-status';
import { incidentName } from '../../domain/incident/incident';
import { parseStatus } from '../../domain/status';
import { type Command, toldInChannel } from '../interactions/command';
import { atTime } from '../text/instants';

/** Says where the incident stands. */
export const status: Command = {
  name: 'status',
  usage: 'status <investigating|identified|monitoring|resolved>',
  isEssential: true,
  summary: 'Says where the incident stands',
  example: 'status monitoring',

  async run(context) {
    const { args, at, now, change } = context;
    const to = parseStatus(args);
    const after = await change((incident) => changeStatus(incident, to, at));
    const moment = atTime(at, after.zone, now);
    const text = `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${moment}.`;
    return toldInChannel(context, after, text);
  },
};
