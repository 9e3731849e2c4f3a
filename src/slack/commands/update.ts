import { update as tellStakeholders } from '../../domain/decisions/update';
import { incidentName } from '../../domain/incident/incident';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { nextUpdateDue } from '../text/next-update-due';
import { readTyped } from '../text/read-mrkdwn';

/** Tells the stakeholders where things stand. */
export const update: Command = {
  name: 'update',
  usage: 'update <text>',
  summary: 'Tells the stakeholders where things stand',
  example: 'update a fix is being tested, next update at 15:30',

  async run({ args, at, now, settings, isElsewhere, change }) {
    const text = readTyped(args);
    const after = await change((incident) => tellStakeholders(incident, text, at));
    const isQuiet = after.isPrivate || after.isDrill;
    const place = isElsewhere ? `the channel of ${incidentName(after)}` : 'this channel';
    const told = isQuiet
      ? `The update is recorded and stands in ${place} only.`
      : `The update stands in ${place} and in #${settings.announcements}.`;
    return toAsker([told, ...nextUpdateDue(after, text, { now, settings })].join(' '));
  },
};
