import { update as tellStakeholders } from '../../domain/decisions/update';
import { incidentName } from '../../domain/incident/incident';
import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { whereUpdateStands } from '../interactions/update-answer';
import { updateView } from '../modals/update';
import { nextUpdateDue } from '../text/next-update-due';
import { readTyped } from '../text/read-mrkdwn';

/** Tells the stakeholders where things stand. */
export const update: Command = {
  name: 'update',
  usage: 'update [text]',
  isEssential: true,
  summary: 'Tells the stakeholders where things stand; without a text, in a form',
  example: 'update a fix is being tested, next update at 15:30',

  async run(context) {
    const { args, at, now, settings, isElsewhere, incident: find, change } = context;
    if (args === '' && at === undefined) {
      const incident = await find();
      refuseIfCanceled(incident);
      return { open: updateView(incident, context) };
    }
    const text = readTyped(args);
    const after = await change((incident) => tellStakeholders(incident, text, at));
    const place = isElsewhere ? `the channel of ${incidentName(after)}` : 'this channel';
    const stands = whereUpdateStands(after, place, context);
    return toAsker([stands, ...nextUpdateDue(after, text, { now, settings })].join(' '));
  },
};
