import type { Settings } from '../../app/settings';
import { markKinds } from '../../domain/mark-kind';
import { type BlockMessage, paragraphs } from '../block-kit/message';
import type { Command } from '../interactions/command';
import { reactionSummaries } from '../reactions';
import { escaped } from '../text/mrkdwn';

/** Everything that can be typed, and what reactions mean. */
export function drawHelp(commands: readonly Command[], settings: Settings): BlockMessage {
  const lines = commands.map(
    ({ usage, summary }) => `\`/${settings.command} ${escaped(usage)}\`\n      ${escaped(summary)}`,
  );
  const marks = markKinds.map((kind) => `:${settings.emoji[kind]}:  ${reactionSummaries[kind]}`);
  return paragraphs(
    '*Firelog runs an incident and writes its postmortem while you fight the fire.*',
    lines.join('\n'),
    `*Reactions to a message in the incident’s channel, in threads as well*\n${marks.join('\n')}`,
    `Commands are about the incident of the channel. From anywhere else, put its name first: \`/${settings.command} close INC-7\`.`,
    'Add `--at <when>` to say when something happened: `10:42`, `3:05 PM`, `10:42 EAT`, `2023-11-08 15:05`, `yesterday 22:10`, `20m ago`.',
  );
}

/** One subcommand in full. */
export function drawCommandHelp(command: Command, settings: Settings): BlockMessage {
  const aliases = command.aliases?.length ? `\nAlso: ${command.aliases.join(', ')}` : '';
  return paragraphs(
    `*/${settings.command} ${escaped(command.usage)}*\n${escaped(command.summary)}.${aliases}`,
    `For example: \`/${settings.command} ${escaped(command.example)}\``,
  );
}
