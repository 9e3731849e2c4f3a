import { assume as assumeFact, assumptionName } from '../../domain/assumption';
import { toAsker } from '../answer';
import { readMrkdwn } from '../mrkdwn';
import type { Command } from './command';

/** Records what the responders take to be so. */
export const assume: Command = {
  name: 'assume',
  usage: 'assume <text>',
  summary: 'Records what you take to be the cause, to be confirmed or ruled out',
  example: 'assume the connection pool is exhausted',

  async run({ args, at, change }) {
    const after = await change((incident) => assumeFact(incident, readMrkdwn(args), at));
    const name = assumptionName({ number: after.assumptions.length });
    return toAsker(`Recorded as *${name}*. Type \`confirm ${name}\` or \`rule-out ${name}\` when you know.`);
  },
};
