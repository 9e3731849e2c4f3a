import { changeStatus } from '../../domain/decisions/change-status';
import { incidentName } from '../../domain/incident/incident';
import { parseStatus } from '../../domain/status';
import { fieldsOffer } from '../buttons/fields';
import { withMore } from '../interactions/answer';
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
    const { args, at, now, settings, change } = context;
    const to = parseStatus(args);
    const after = await change((incident) => changeStatus(incident, to, at));
    const moment = atTime(at, after.zone, now);
    const text = `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${moment}.`;
    const answer = toldInChannel(context, after, text);
    const owed = to === 'resolved' ? fieldsOffer(after, settings) : undefined;
    return owed === undefined ? answer : withMore(answer, owed);
  },
};
