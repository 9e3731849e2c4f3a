import { rename } from '../../domain/decisions/rename';
import { incidentName } from '../../domain/incident/incident';
import { inPlainText } from '../../domain/text/plain-text';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { escaped, readMrkdwn } from '../text/mrkdwn';

/** Gives the incident another title. */
export const title: Command = {
  name: 'title',
  aliases: ['rename'],
  usage: 'title <text>',
  summary: 'Gives the incident another title',
  example: 'title Checkout answers 500 for cards only',

  async run({ args, at, nameOf, change }) {
    const after = await change((incident) => rename(incident, inPlainText(readMrkdwn(args), nameOf), at));
    return toAsker(`${incidentName(after)} is now called *${escaped(after.title)}*.`);
  },
};
