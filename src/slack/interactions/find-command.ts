import { distance } from 'fastest-levenshtein';
import { excerpt } from '../../domain/text/excerpt';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Command } from './command';
import { synonyms } from './synonyms';

/** The subcommand of that name or alias. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.toLowerCase();
  return commands.find((command) => command.name === wanted || command.aliases?.includes(wanted));
}

/** No subcommand is half as long; comparing with what is longer takes long, and nothing comes of it. */
const MAX_SLIP = 40;

/** How much of what was typed behind a word a suggestion repeats. */
const MAX_REST = 300;

/** Says that there is no such subcommand, and what may be meant, in full with what was typed behind it. */
export function unknownCommand(
  commands: readonly Command[],
  name: string,
  { rest = '', isSeverity = () => false }: { rest?: string; isSeverity?: (word: string) => boolean } = {},
): Refusal {
  const help = say`Type ${slash('help')} to see what there is.`;
  if (name === '') {
    return new Refusal(
      'no-subcommand',
      say`Say what to do: ${slash('start sev2 Checkout answers 500')} declares an incident. ${help}`,
    );
  }
  const short = name.length <= MAX_SLIP;
  const meant = short ? suggestion(commands, { name: name.toLowerCase(), rest, isSeverity }) : undefined;
  const guess = meant === undefined ? '' : say` Did you mean ${slash(meant)}?`;
  return new Refusal('unknown-subcommand', say`There is no subcommand “${excerpt(name)}”.${guess} ${help}`);
}

function suggestion(
  commands: readonly Command[],
  { name, rest, isSeverity }: { name: string; rest: string; isSeverity: (word: string) => boolean },
): string | undefined {
  // Within code nothing else may end it.
  const kept = typedText(rest.slice(0, MAX_REST)).replace(/\s+/g, ' ').replaceAll('`', '’').trim();
  const behind = `${kept}${rest.length > MAX_REST ? '…' : ''}`;
  if (isSeverity(name)) return behind === '' ? `severity ${name}` : `start ${name} ${behind}`;
  const meant = synonyms.get(name) ?? nearestName(commands, name);
  // A status takes nothing behind it.
  return meant?.startsWith('status ') ? meant : meant && `${meant} ${behind}`.trim();
}

/** What somebody typed, with names where Slack put ids beside them. */
function typedText(text: string): string {
  return text.replace(
    /<([@#!])[^<>|]{1,60}\|([@#]?)([^<>|]{1,90})>/g,
    (_, sign: string, mark: string, name: string) => `${mark === '' ? sign.replace('!', '@') : mark}${name}`,
  );
}

/** What is further off than a third of the word is no slip of the finger. A short word is near to too many others. */
function nearestName(commands: readonly Command[], name: string): string | undefined {
  const names = commands.flatMap((command) => [command.name, ...(command.aliases ?? [])]);
  const others = [...synonyms.keys()].filter((each) => each.length >= MIN_SLIPPED);
  const [nearest] = [...names, ...others]
    .map((each) => ({ each, off: slips(each, name) }))
    .filter(({ each, off }) => off <= Math.max(1, Math.floor(Math.max(each.length, name.length) / 3)))
    .sort((a, b) => a.off - b.off);
  return nearest && (synonyms.get(nearest.each) ?? nearest.each);
}

/** Of a synonym at least this many letters are to be there for a slip in it to be one. */
const MIN_SLIPPED = 5;

/** How many slips of the finger lie between two words; two letters in each other's place are one: "strat". */
function slips(wanted: string, typed: string): number {
  const swapped = Array.from({ length: Math.max(0, typed.length - 1) }, (_, at) => {
    const [one = '', other = ''] = [typed.charAt(at), typed.charAt(at + 1)];
    return 1 + distance(wanted, `${typed.slice(0, at)}${other}${one}${typed.slice(at + 2)}`);
  });
  return Math.min(distance(wanted, typed), ...swapped);
}
