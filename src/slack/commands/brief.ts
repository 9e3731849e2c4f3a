import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawBrief } from '../views/roles/brief';

/** Shows what is known now, to the asker alone. */
export const brief: Command = {
  name: 'brief',
  aliases: ['sitrep'],
  usage: 'brief',
  summary: 'Shows what is known, ruled out, asked and to be done, to you alone',
  isTimeless: true,
  isForGuests: true,
  example: 'brief',

  async run({ incident, nameOf, settings }) {
    return toAsker(drawBrief(await incident(), { nameOf, settings }));
  },
};
