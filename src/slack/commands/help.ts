import { toAsker } from '../answer';
import { findCommand, unknownCommand } from '../find-command';
import { drawCommandHelp, drawHelp } from '../views/help';
import type { Command } from './command';

/** Says what can be typed, from the list itself, so that help and behaviour cannot drift apart. */
export function helpOf(list: () => readonly Command[]): Command {
  return {
    name: 'help',
    aliases: ['?'],
    usage: 'help [subcommand]',
    summary: 'Shows what can be typed, and what reactions mean',
    isTimeless: true,
    isForGuests: true,
    example: 'help note',

    async run({ args, settings }) {
      if (args === '') return toAsker(drawHelp(list(), settings));
      const command = findCommand(list(), args);
      if (command === undefined) throw unknownCommand(list(), args);
      return toAsker(drawCommandHelp(command, settings));
    },
  };
}
