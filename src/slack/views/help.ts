import type { Settings } from '../../app/settings';
import { type MarkKind, markKinds } from '../../domain/mark-kind';
import { actions, type BlockMessage, button, paragraphs } from '../block-kit/message';
import { wholeHelp } from '../buttons/whole-help';
import type { Command } from '../interactions/command';
import { reactionSummaries } from '../reactions';
import { shortcuts } from '../shortcuts';
import { escaped } from '../text/mrkdwn';

/** What help says of a command, or of a part of one. */
type Listed = Pick<Command, 'usage' | 'summary' | 'example' | 'parts'>;

/** How many commands stand in one section, which has room for some thirty of them. */
const COMMANDS_TOGETHER = 10;

/** The reactions that everybody needs. */
const essentialMarks = ['entry', 'impact started', 'mitigated', 'resolved', 'assumption'] as const;

const WHAT_IT_IS = '*Firelog runs an incident and writes its postmortem while you fight the fire.*';

/** What everybody needs, and where the rest is. */
export function drawHelp(commands: readonly Command[], settings: Settings): BlockMessage {
  const essential = commands.filter(({ isEssential }) => isEssential);
  const message = paragraphs(WHAT_IT_IS, ...usages(essential, settings), reactions(essentialMarks, settings));
  return {
    ...message,
    blocks: [...message.blocks, actions([button(wholeHelp.action, wholeHelp.label, 'all')])],
  };
}

/** Everything that can be typed, and what reactions mean. */
export function drawWholeHelp(commands: readonly Command[], settings: Settings): BlockMessage {
  return paragraphs(
    WHAT_IT_IS,
    ...usages(commands, settings),
    reactions(markKinds, settings),
    `Commands are about the incident of the channel. From anywhere else, put its name first: \`/${settings.command} close INC-7\`.`,
    `Slack takes no slash command in a thread: type it in the channel itself, react to the message, or use one of the shortcuts behind its ⋮ menu: ${onMessages()}.`,
    'Add `--at <when>` to say when something happened: `10:42`, `3:05 PM`, `10:42 EAT`, `2023-11-08 15:05`, `yesterday 22:10`, `20m ago`.',
  );
}

/** How commands are typed, and what they do, as so many paragraphs as they need. */
function usages(commands: readonly Listed[], settings: Settings): readonly string[] {
  const lines = commands
    .flatMap(withParts)
    .map(({ usage, summary }) => `\`/${settings.command} ${escaped(usage)}\`\n      ${escaped(summary)}`);
  const starts = lines.flatMap((_, at) => (at % COMMANDS_TOGETHER === 0 ? [at] : []));
  return starts.map((at) => lines.slice(at, at + COMMANDS_TOGETHER).join('\n'));
}

/** A command, and below it what else it does by the first word behind it. */
function withParts(command: Listed): readonly Listed[] {
  return [command, ...(command.parts ?? [])];
}

/** What reactions mean. */
function reactions(kinds: readonly MarkKind[], settings: Settings): string {
  const marks = kinds.map((kind) => `:${settings.emoji[kind]}:  ${reactionSummaries[kind]}`);
  return `*Reactions to a message in the incident’s channel, in threads as well*\n${marks.join('\n')}`;
}

/** The names of the shortcuts that a message has. */
function onMessages(): string {
  return shortcuts.flatMap(({ type, name }) => (type === 'message' ? [`*${name}*`] : [])).join(', ');
}

/** One subcommand in full. */
export function drawCommandHelp(command: Command, settings: Settings): BlockMessage {
  const aliases = command.aliases?.length ? `\nAlso: ${command.aliases.join(', ')}` : '';
  return paragraphs(
    `*/${settings.command} ${escaped(command.usage)}*\n${escaped(command.summary)}.${aliases}`,
    ...(command.parts === undefined ? [] : usages(command.parts, settings)),
    `For example: ${withParts(command)
      .map(({ example }) => `\`/${settings.command} ${escaped(example)}\``)
      .join(' · ')}`,
  );
}
