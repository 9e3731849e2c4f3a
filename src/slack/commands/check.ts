import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawCheck } from '../views/check/check';

/** Says what the draft would lack or contradict as the record stands, to the asker alone. */
export const check: Command = {
  name: 'check',
  aliases: ['findings'],
  usage: 'check',
  summary: 'Says what the postmortem still lacks or contradicts, to you alone, with what mends it',
  isTimeless: true,
  isForGuests: true,
  example: 'check',

  async run(context) {
    return toAsker(drawCheck(await context.incident(), context));
  },
};
