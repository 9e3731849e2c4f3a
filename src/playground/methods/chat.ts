import { z } from 'zod';
import { channelToPostIn, joinedChannel, visibleChannel } from '../calling/access';
import { flag, optional, required, text } from '../calling/arguments';
import {
  type ContentArguments,
  contentArguments,
  linked,
  markdownAsBlock,
  readContent,
  readMetadata,
} from '../calling/chat-content';
import { type Call, type Method, method, requireScope } from '../calling/method';
import { refuseInvalid, withNewIds } from '../interactions/app-message';
import { renderMessage } from '../rendering/rendering';
import { permalink } from '../state/permalink';
import { SlackError } from '../state/slack-error';
import type { Channel, Message } from '../state/state';
import { changeMessage, deleteMessage, postMessage } from '../workspace/messages';

/** Only of a change; a new message may be longer (docs.slack.dev/reference/methods/chat.update). */
const LONGEST_UPDATE = 4_000;
const scopes = ['chat:write'];

/** Writing, changing and deleting the app's own messages. */
export const chat: readonly Method[] = [
  method({
    name: 'chat.postMessage',
    scopes,
    args: z.object({
      channel: required,
      thread_ts: optional,
      reply_broadcast: flag.default(false),
      username: text.optional(),
      icon_emoji: text.optional(),
      icon_url: text.optional(),
      ...contentArguments,
    }),
    run(call, args) {
      if (args.username ?? args.icon_emoji ?? args.icon_url)
        requireScope(call.installation, ['chat:write.customize']);
      const channel = channelToPostIn(call, args.channel);
      const { username } = args;
      const named = username ? { username, subtype: 'bot_message' } : {};
      const content = { ...readContent(call.workspace.state, args), ...named };
      const placement = { thread: args.thread_ts, broadcast: args.reply_broadcast };
      const message = postMessage(call.workspace, channel, author(call), content, placement);
      return {
        channel: channel.id,
        ts: message.ts,
        message: renderMessage(call.workspace, channel, message),
      };
    },
  }),

  method({
    name: 'chat.meMessage',
    scopes,
    args: z.object({ channel: required, text: required }),
    run(call, { channel: id, text: said }) {
      const channel = channelToPostIn(call, id);
      const message = postMessage(call.workspace, channel, author(call), {
        text: said,
        subtype: 'me_message',
      });
      return { channel: channel.id, ts: message.ts };
    },
  }),

  method({
    name: 'chat.postEphemeral',
    scopes,
    args: z.object({ channel: required, user: required, thread_ts: optional, ...contentArguments }),
    run(call, args) {
      const channel = joinedChannel(call, args.channel);
      if (channel.archived) throw new SlackError('is_archived');
      if (!channel.members.includes(args.user)) throw new SlackError('user_not_in_channel');
      const { text: said, blocks, attachments } = readContent(call.workspace.state, args);
      const shown = call.installation.ephemerals.show(args.user, {
        channel: channel.id,
        text: said,
        ...(blocks ? { blocks } : {}),
        ...(attachments ? { attachments } : {}),
        ...(args.thread_ts === undefined ? {} : { thread: args.thread_ts }),
      });
      return { message_ts: shown.ts };
    },
  }),

  method({
    name: 'chat.update',
    scopes,
    args: z.object({ channel: required, ts: required, ...contentArguments }),
    run(call, args) {
      const channel = visibleChannel(call, args.channel);
      if (channel.archived) throw new SlackError('is_inactive');
      const message = own(call, channel, args.ts, 'cant_update_message');
      update(call, channel, message, args);
      const rendered = renderMessage(call.workspace, channel, message);
      return { channel: channel.id, ts: message.ts, text: message.text, message: rendered };
    },
  }),

  method({
    name: 'chat.delete',
    scopes,
    args: z.object({ channel: required, ts: required }),
    run(call, { channel: id, ts }) {
      const channel = visibleChannel(call, id);
      deleteMessage(call.workspace, channel, own(call, channel, ts, 'cant_delete_message'));
      return { channel: channel.id, ts };
    },
  }),

  method({
    name: 'chat.getPermalink',
    args: z.object({ channel: required, message_ts: required }),
    run(call, { channel: id, message_ts: ts }) {
      const channel = visibleChannel(call, id);
      const message = call.workspace.message(channel, ts);
      return { channel: channel.id, permalink: permalink(call.workspace.state, channel, message) };
    },
  }),
];

function author(call: Call): { user: string; botId: string } {
  return { user: call.me, botId: call.workspace.state.app.botId };
}

function own(call: Call, channel: Channel, ts: string, refusal: string): Message {
  const message = call.workspace.message(channel, ts);
  if (message.botId !== call.workspace.state.app.botId) throw new SlackError(refusal);
  return message;
}

/**
 * New text alone takes the blocks away; new blocks leave the text unless it is given too, and no mark "edited".
 * Attachments and metadata stay unless given; `[]` and `{}` take them away.
 */
function update(call: Call, channel: Channel, message: Message, args: ContentArguments): void {
  const given = readUpdate(args);
  const { blocks, attachments, metadata } = given;
  const said = given.text === undefined ? undefined : linked(call.workspace.state, given);
  const cleared = metadata !== undefined ? readMetadata(metadata) : message.metadata;
  const next = withNewIds({ blocks, attachments });
  changeMessage(call.workspace, channel, message, (stored) => {
    if (said !== undefined) stored.text = said;
    if (blocks !== undefined || said !== undefined) delete stored.blocks;
    if (next.blocks?.length) stored.blocks = next.blocks;
    if (attachments !== undefined) delete stored.attachments;
    if (next.attachments?.length) stored.attachments = next.attachments;
    delete stored.metadata;
    if (cleared) stored.metadata = cleared;
    if (!blocks?.length) stored.edited = { user: call.me, ts: call.workspace.nextTs() };
  });
}

function readUpdate(args: ContentArguments): ContentArguments {
  const given = markdownAsBlock(args);
  const { text: said, blocks, attachments, metadata } = given;
  if (said !== undefined && said.length > LONGEST_UPDATE) throw new SlackError('msg_too_long');
  refuseInvalid(given);
  const nothing = !said?.trim() && !blocks?.length && attachments === undefined && metadata === undefined;
  if (nothing) throw new SlackError('no_text');
  return given;
}
