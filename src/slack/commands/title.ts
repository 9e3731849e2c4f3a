import { unnamedIn } from '../../domain/decisions/name-title';
import { rename } from '../../domain/decisions/rename';
import { incidentName } from '../../domain/incident/incident';
import { inPlainText } from '../../domain/text/plain-text';
import { shownTitle } from '../../domain/timeline/secret-places';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { readReferences } from '../text/inline';
import { escaped } from '../text/mrkdwn';

/** Gives the incident another title. */
export const title: Command = {
  name: 'title',
  aliases: ['rename'],
  usage: 'title <text>',
  summary: 'Gives the incident another title',
  example: 'title Checkout answers 500 for cards only',

  async run({ args, at, nameOf, isNameAtHand, change }) {
    const words = readReferences(args);
    const unnamed = unnamedIn(words, nameOf, isNameAtHand);
    const text = inPlainText(words, nameOf);
    const after = await change((incident) => rename(incident, text, { at, unnamed }));
    return toAsker(`${incidentName(after)} is now called *${escaped(shownTitle(after))}*.`);
  },
};
