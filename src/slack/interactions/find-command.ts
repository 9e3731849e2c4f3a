import { distance } from 'fastest-levenshtein';
import { excerpt } from '../../domain/text/excerpt';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Command } from './command';

/** The subcommand of that name or alias. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.toLowerCase();
  return commands.find((command) => command.name === wanted || command.aliases?.includes(wanted));
}

/** No subcommand is half as long; comparing with what is longer takes long, and nothing comes of it. */
const MAX_SLIP = 40;

/** Says that there is no such subcommand, and which one may be meant. */
export function unknownCommand(commands: readonly Command[], name: string): Refusal {
  const help = say`Type ${slash('help')} to see what there is.`;
  if (name === '') {
    return new Refusal(
      'no-subcommand',
      say`Say what to do: ${slash('start sev2 Checkout answers 500')} declares an incident. ${help}`,
    );
  }
  const nearest = name.length > MAX_SLIP ? undefined : nearestName(commands, name.toLowerCase());
  const guess = nearest === undefined ? '' : say` Did you mean ${slash(nearest)}?`;
  return new Refusal('unknown-subcommand', say`There is no subcommand “${excerpt(name)}”.${guess} ${help}`);
}

/** What is further off than a third of the word is no slip of the finger. */
function nearestName(commands: readonly Command[], name: string): string | undefined {
  const names = commands.flatMap((command) => [command.name, ...(command.aliases ?? [])]);
  const [nearest] = names
    .map((each) => ({ each, off: slips(each, name) }))
    .filter(({ each, off }) => off <= Math.max(1, Math.floor(Math.max(each.length, name.length) / 3)))
    .sort((a, b) => a.off - b.off);
  return nearest?.each;
}

/** How many slips of the finger lie between two words; two letters in each other's place are one: "strat". */
function slips(wanted: string, typed: string): number {
  const swapped = Array.from({ length: Math.max(0, typed.length - 1) }, (_, at) => {
    const [one = '', other = ''] = [typed.charAt(at), typed.charAt(at + 1)];
    return 1 + distance(wanted, `${typed.slice(0, at)}${other}${one}${typed.slice(at + 2)}`);
  });
  return Math.min(distance(wanted, typed), ...swapped);
}
