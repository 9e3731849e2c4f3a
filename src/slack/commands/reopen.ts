import { reopen as reopenIncident } from '../../domain/decisions/reopen';
import { incidentName } from '../../domain/incident/incident';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { readTyped } from '../text/read-mrkdwn';

/** Opens a closed incident again. */
export const reopen: Command = {
  name: 'reopen',
  usage: 'reopen [reason]',
  summary: 'Opens a closed incident again',
  example: 'reopen the errors are back',

  async run({ args, at, change }) {
    const after = await change((incident) => reopenIncident(incident, readTyped(args), at));
    return toAsker(
      `${incidentName(after)} is open again. What was typed at closing is kept for the next time.`,
    );
  },
};
