import { distance } from 'fastest-levenshtein';
import { Refusal } from '../errors';
import type { Command } from './commands/command';

/** The subcommand of that name or alias. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.toLowerCase();
  return commands.find((command) => command.name === wanted || command.aliases?.includes(wanted));
}

/** Says that there is no such subcommand, and which one may be meant. */
export function unknownCommand(commands: readonly Command[], name: string): Refusal {
  const help = 'Type `/incident help` to see what there is.';
  if (name === '') {
    return new Refusal(
      'no-subcommand',
      `Say what to do: \`/incident start sev2 Checkout answers 500\` declares an incident. ${help}`,
    );
  }
  const nearest = nearestName(commands, name.toLowerCase());
  const guess = nearest === undefined ? '' : ` Did you mean \`/incident ${nearest}\`?`;
  return new Refusal('unknown-subcommand', `There is no “${name}”.${guess} ${help}`);
}

/** What is further off than a third of the word is no slip of the finger. */
function nearestName(commands: readonly Command[], name: string): string | undefined {
  const names = commands.flatMap((command) => [command.name, ...(command.aliases ?? [])]);
  const [nearest] = names
    .map((each) => ({ each, off: distance(each, name) }))
    .filter(({ each, off }) => off <= Math.max(1, Math.floor(Math.max(each.length, name.length) / 3)))
    .sort((a, b) => a.off - b.off);
  return nearest?.each;
}
