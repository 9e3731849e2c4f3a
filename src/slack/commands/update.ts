import { update as tellStakeholders } from '../../domain/decisions/update';
import { incidentName } from '../../domain/incident/incident';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { readTyped } from '../text/read-mrkdwn';

/** Tells the stakeholders where things stand. */
export const update: Command = {
  name: 'update',
  usage: 'update <text>',
  isEssential: true,
  summary: 'Tells the stakeholders where things stand',
  example: 'update a fix is being tested, next update at 15:30',

  async run({ args, at, settings, isElsewhere, change }) {
    const after = await change((incident) => tellStakeholders(incident, readTyped(args), at));
    const isQuiet = after.isPrivate || after.isDrill;
    const place = isElsewhere ? `the channel of ${incidentName(after)}` : 'this channel';
    return toAsker(
      isQuiet
        ? `The update is recorded and stands in ${place} only.`
        : `The update stands in ${place} and in #${settings.announcements}.`,
    );
  },
};
