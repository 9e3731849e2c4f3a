import { z } from 'zod';
import { activeChannel, joinedChannel } from '../calling/access';
import { flag, optional, page, required } from '../calling/arguments';
import { type Call, type Method, type MethodResult, method } from '../calling/method';
import { nextCursor, pageOf } from '../calling/pages';
import { renderMessage, renderReactions } from '../rendering/rendering';
import { permalink } from '../state/permalink';
import { SlackError } from '../state/slack-error';
import type { Channel, Message } from '../state/state';
import { addReaction, removeReaction } from '../workspace/reactions';

const item = { channel: optional, timestamp: optional };

/** Emoji on messages. */
export const reactions: readonly Method[] = [
  method({
    name: 'reactions.add',
    scopes: ['reactions:write'],
    args: z.object({ name: required, ...item }),
    run(call, args) {
      const { channel, message } = itemOf(call, args, activeChannel);
      addReaction(call.workspace, channel, message, call.me, args.name);
      return {};
    },
  }),

  method({
    name: 'reactions.remove',
    scopes: ['reactions:write'],
    args: z.object({ name: required, ...item }),
    run(call, args) {
      const { channel, message } = itemOf(call, args, activeChannel);
      removeReaction(call.workspace, channel, message, call.me, args.name);
      return {};
    },
  }),

  method({
    name: 'reactions.get',
    scopes: ['reactions:read'],
    args: z.object({ full: flag.default(false), ...item }),
    run(call, args) {
      const { channel, message } = itemOf(call, args, joinedChannel);
      return { type: 'message', channel: channel.id, message: render(call, channel, message, args.full) };
    },
  }),

  method({
    name: 'reactions.list',
    scopes: ['reactions:read'],
    args: z.object({ user: optional, full: flag.default(false), ...page }),
    run(call, { user = call.me, full, ...request }) {
      const items = Object.values(call.workspace.state.channels)
        .filter((channel) => channel.members.includes(call.me))
        .flatMap((channel) =>
          channel.messages
            .filter((message) => hasReacted(message, user))
            .map((message) => ({ channel, message })),
        )
        .sort((a, b) => (a.message.ts < b.message.ts ? 1 : -1));
      const shown = pageOf(items, ({ message }) => message.ts, request, { usual: 100, most: 999 });
      return {
        items: shown.items.map(({ channel, message }) => ({
          type: 'message',
          channel: channel.id,
          message: render(call, channel, message, full),
        })),
        ...nextCursor(shown),
      };
    },
  }),
];

function hasReacted(message: Message, user: string): boolean {
  return message.deletedAt === undefined && message.reactions.some(({ users }) => users.includes(user));
}

function itemOf(
  call: Call,
  { channel: id, timestamp }: { channel?: string | undefined; timestamp?: string | undefined },
  find: (call: Call, id: string) => Channel,
): { channel: Channel; message: Message } {
  if (!id || !timestamp) throw new SlackError('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(timestamp)) throw new SlackError('bad_timestamp');
  const channel = find(call, id);
  return { channel, message: call.workspace.message(channel, timestamp) };
}

function render(call: Call, channel: Channel, message: Message, full: boolean): MethodResult {
  const rendered = renderMessage(call.workspace, channel, message, false);
  const all = renderReactions(message, full);
  return {
    ...rendered,
    ...(all ? { reactions: all } : {}),
    permalink: permalink(call.workspace.state, channel, message),
  };
}
