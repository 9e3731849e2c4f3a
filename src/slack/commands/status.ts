import { changeStatus } from '../../domain/decisions/change-status';
import { incidentName } from '../../domain/incident/incident';
import { parseStatus } from '../../domain/status';
import { fieldsOffer } from '../buttons/fields';
import { toAsker, withMore } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { atTime } from '../text/instants';

/** Says where the incident stands. */
export const status: Command = {
  name: 'status',
  usage: 'status <investigating|identified|monitoring|resolved>',
  summary: 'Says where the incident stands',
  example: 'status monitoring',

  async run({ args, at, now, settings, change }) {
    const to = parseStatus(args);
    const after = await change((incident) => changeStatus(incident, to, at));
    const answer = toAsker(
      `${incidentName(after)} is ${at === undefined ? 'now ' : ''}*${to}*${atTime(at, after.zone, now)}.`,
    );
    const owed = to === 'resolved' ? fieldsOffer(after, settings) : undefined;
    return owed === undefined ? answer : withMore(answer, owed);
  },
};
