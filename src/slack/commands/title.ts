import { incidentName } from '../../domain/incident';
import { rename } from '../../domain/rename';
import { inPlainText } from '../../domain/wording';
import { toAsker } from '../answer';
import { escaped, readMrkdwn } from '../mrkdwn';
import type { Command } from './command';

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
