import { assume as assumeFact, assumptionName } from '../../domain/ledger/assumption';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { atTime } from '../text/instants';
import { readTyped } from '../text/read-mrkdwn';

/** Records what the responders take to be so. */
export const assume: Command = {
  name: 'assume',
  usage: 'assume <text>',
  isEssential: true,
  summary: 'Records what you take to be the cause, to be confirmed or ruled out',
  isForGuests: true,
  example: 'assume the connection pool is exhausted',

  async run({ args, at, now, settings, change }) {
    const after = await change((incident) => assumeFact(incident, readTyped(args), at));
    const name = assumptionName({ number: after.assumptions.length });
    const type = `Type \`/${settings.command} confirm ${name}\` or \`/${settings.command} rule-out ${name}\``;
    return toAsker(`Recorded as *${name}*${atTime(at, after.zone, now)}. ${type} when you know.`);
  },
};
