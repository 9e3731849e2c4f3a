import { z } from 'zod';
import { anyOf, channelFor, everyType } from '../calling/access';
import { flag, list, optional, page, required } from '../calling/arguments';
import { type Call, type Method, type MethodResult, method, requireScope } from '../calling/method';
import { nextCursor, pageOf } from '../calling/pages';
import { renderChannel } from '../rendering/channel-rendering';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { Channel, ChannelKind } from '../state/state';
import { directConversation } from '../workspace/membership';

const KIND_OF_TYPE: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};
const SCOPE_OF_KIND = {
  public: 'channels:read',
  private: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
} as const;

const listing = { types: list.default(['public_channel']), exclude_archived: flag.default(false), ...page };

/** Finding conversations, and opening direct ones. */
export const conversationList: readonly Method[] = [
  method({
    name: 'conversations.info',
    scopes: anyOf(everyType('read')),
    args: z.object({ channel: required, include_num_members: flag.default(false) }),
    run(call, { channel: id, include_num_members: counted }) {
      const channel = channelFor(call, id, everyType('read'));
      const members = counted ? { num_members: channel.members.length } : {};
      return { channel: { ...renderChannel(call.workspace, channel, call.me), ...members } };
    },
  }),

  method({
    name: 'conversations.list',
    scopes: anyOf(everyType('read')),
    args: z.object(listing),
    run: (call, args) => {
      const isListed = (channel: Channel) => channel.kind === 'public' || channel.members.includes(call.me);
      return listChannels(call, args, isListed, true);
    },
  }),

  method({
    name: 'users.conversations',
    scopes: anyOf(everyType('read')),
    args: z.object({ ...listing, user: optional }),
    run(call, { user = call.me, ...args }) {
      call.workspace.member(user);
      // Of somebody else's private conversations only those that the app shares are shown.
      const isListed = ({ kind, members }: Channel) =>
        members.includes(user) && (kind === 'public' || members.includes(call.me));
      return listChannels(call, args, isListed, false);
    },
  }),

  method({
    name: 'conversations.open',
    scopes: ['im:write', 'mpim:write'],
    args: z.object({ users: list.optional(), channel: optional, return_im: flag.default(false) }),
    run(call, { users = [], channel: id, return_im: whole }) {
      const channel =
        id === undefined
          ? openFor(call, users)
          : channelFor(call, id, { im: ['im:write'], mpim: ['mpim:write'] });
      return { channel: whole ? renderChannel(call.workspace, channel, call.me) : { id: channel.id } };
    },
  }),
];

interface Listing {
  types: string[];
  exclude_archived: boolean;
  cursor?: string | undefined;
  limit?: number | undefined;
}

function listChannels(
  call: Call,
  args: Listing,
  isListed: (channel: Channel) => boolean,
  counted: boolean,
): MethodResult {
  const kinds = args.types.map((type) => {
    const kind = KIND_OF_TYPE[type];
    if (!kind) throw new SlackError('invalid_types');
    requireScope(call.installation, [SCOPE_OF_KIND[kind]]);
    return kind;
  });
  const channels = Object.values(call.workspace.state.channels).filter(
    (channel) =>
      kinds.includes(channel.kind) && isListed(channel) && !(args.exclude_archived && channel.archived),
  );
  const shown = pageOf(channels, (channel) => channel.id, args, { usual: 100, most: 999 });
  return {
    channels: shown.items.map((channel) => ({
      ...renderChannel(call.workspace, channel, call.me),
      ...(counted && channel.kind !== 'im' ? { num_members: channel.members.length } : {}),
    })),
    ...nextCursor(shown),
  };
}

function openFor(call: Call, users: string[]): Channel {
  if (users.length === 0) throw invalidArguments(['missing required field: users']);
  if (users.length > 8) throw new SlackError('too_many_users');
  for (const user of users) if (call.workspace.member(user).isBot) throw new SlackError('cannot_dm_bot');
  requireScope(call.installation, [users.length === 1 ? 'im:write' : 'mpim:write']);
  return directConversation(call.workspace, [call.me, ...users]);
}
