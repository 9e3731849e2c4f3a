import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { findCommand, unknownCommand } from '../interactions/find-command';
import { takeWord } from '../text/arguments';
import { drawCommandHelp, drawHelp, drawWholeHelp } from '../views/help';

/** Says what can be typed, from the list itself, so that help and behaviour cannot drift apart. */
export function helpOf(list: () => readonly Command[]): Command {
  return {
    name: 'help',
    aliases: ['?'],
    usage: 'help [subcommand|all]',
    summary: 'Shows what can be typed, and what reactions mean',
    isTimeless: true,
    isForGuests: true,
    isAboutNone: true,
    example: 'help note',

    async run({ args, settings }) {
      if (args === '') return toAsker(drawHelp(list(), settings));
      if (args.toLowerCase() === 'all') return toAsker(drawWholeHelp(list(), settings));
      const command = findCommand(list(), args);
      if (command === undefined) throw unknownCommand(list(), takeWord(args).word);
      return toAsker(drawCommandHelp(command, settings));
    },
  };
}
