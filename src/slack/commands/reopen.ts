import { reopen as reopenIncident } from '../../domain/decisions/reopen';
import { incidentName } from '../../domain/incident/incident';
import { isFollowUpName } from '../../domain/ledger/settle-follow-up';
import { type Command, toldInChannel } from '../interactions/command';
import { takeWord } from '../text/arguments';
import { readTyped } from '../text/read-mrkdwn';
import { settleAs } from './settle-follow-ups';

/** Opens a closed incident again. */
export const reopen: Command = {
  name: 'reopen',
  usage: 'reopen [F1] [reason]',
  summary: 'Opens a closed incident again, or a follow-up that was done or dropped by mistake',
  example: 'reopen the errors are back',

  async run(context) {
    const { args, at, change } = context;
    const { word } = takeWord(args);
    if (isFollowUpName(word)) return settleAs('open', context);
    const after = await change((incident) => reopenIncident(incident, readTyped(args), at));
    const text = `${incidentName(after)} is open again. What was typed at closing is kept for the next time.`;
    return toldInChannel(context, after, text);
  },
};
