import { incidentName } from '../../domain/incident';
import { reopen as reopenIncident } from '../../domain/reopen';
import { toAsker } from '../answer';
import { readMrkdwn } from '../mrkdwn';
import type { Command } from './command';

/** Opens a closed incident again. */
export const reopen: Command = {
  name: 'reopen',
  usage: 'reopen [reason]',
  summary: 'Opens a closed incident again',
  example: 'reopen the errors are back',

  async run({ args, at, change }) {
    const after = await change((incident) => reopenIncident(incident, readMrkdwn(args), at));
    return toAsker(
      `${incidentName(after)} is open again. What was typed at closing is kept for the next time.`,
    );
  },
};
