import { z } from 'zod';
import { activeChannel, anyOf, channelFor, everyType, manage, visibleChannel } from '../calling/access';
import { flag, list, page, required } from '../calling/arguments';
import { type Call, type Method, method } from '../calling/method';
import { nextCursor, pageOf } from '../calling/pages';
import { renderChannel } from '../rendering/channel-rendering';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { Channel } from '../state/state';
import { own } from '../state/workspace';
import { joinChannel, joiningRefused, leaveChannel } from '../workspace/membership';

/** The most people of one call (docs.slack.dev/reference/methods/conversations.invite). */
const MOST_INVITED = 100;

/** Who is in a conversation, and getting in and out. */
export const conversationMembers: readonly Method[] = [
  method({
    name: 'conversations.invite',
    scopes: anyOf(manage('invites')),
    args: z.object({ channel: required, users: list.default([]), force: flag.default(false) }),
    run(call, { channel: id, users, force }) {
      const channel = activeChannel(call, id, manage('invites'));
      if (users.length === 0) throw new SlackError('no_user');
      if (users.length > MOST_INVITED)
        throw invalidArguments([`must hold at most ${MOST_INVITED} items [json-pointer:/users]`]);
      const errors = users.flatMap((user) => refusedInvitation(call, channel, user));
      const refused = new Set(errors.map(({ user }) => user));
      const welcome = users.filter((user) => !refused.has(user));
      const [first] = errors;
      if (first && (!force || welcome.length === 0)) throw new SlackError(first.error, { errors });
      for (const user of welcome) joinChannel(call.workspace, channel, user, call.me);
      const answer = { channel: renderChannel(call.workspace, channel, call.me) };
      return first ? { ...answer, errors } : answer;
    },
  }),

  method({
    name: 'conversations.join',
    scopes: ['channels:join'],
    args: z.object({ channel: required }),
    run(call, { channel: id }) {
      const channel = visibleChannel(call, id);
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackError('is_archived');
      const already = channel.members.includes(call.me);
      joinChannel(call.workspace, channel, call.me);
      const answer = { channel: renderChannel(call.workspace, channel, call.me) };
      if (!already) return answer;
      return {
        ...answer,
        warning: 'already_in_channel',
        response_metadata: { warnings: ['already_in_channel'] },
      };
    },
  }),

  method({
    name: 'conversations.leave',
    scopes: anyOf(manage()),
    args: z.object({ channel: required }),
    run(call, { channel: id }) {
      const channel = channelFor(call, id, manage());
      if (channel.isGeneral) throw new SlackError('cant_leave_general');
      if (channel.archived) throw new SlackError('is_archived');
      if (!channel.members.includes(call.me)) return { not_in_channel: true };
      leaveChannel(call.workspace, channel, call.me);
      return {};
    },
  }),

  method({
    name: 'conversations.kick',
    scopes: anyOf(manage()),
    args: z.object({ channel: required, user: required }),
    run(call, { channel: id, user }) {
      const channel = activeChannel(call, id, manage());
      call.workspace.member(user);
      if (user === call.me) throw new SlackError('cant_kick_self');
      if (channel.isGeneral) throw new SlackError('cant_kick_from_general');
      if (!channel.members.includes(user)) throw new SlackError('not_in_channel');
      leaveChannel(call.workspace, channel, user, call.me);
      return { errors: {} };
    },
  }),

  method({
    name: 'conversations.members',
    scopes: anyOf(everyType('read')),
    args: z.object({ channel: required, ...page }),
    run(call, { channel: id, ...request }) {
      const channel = channelFor(call, id, everyType('read'));
      const members = pageOf(channel.members, (member) => member, request, { usual: 100, most: 999 });
      return { members: members.items, ...nextCursor(members) };
    },
  }),
];

function refusedInvitation(
  call: Call,
  channel: Channel,
  user: string,
): { user: string; ok: false; error: string }[] {
  const person = own(call.workspace.state.people, user);
  const refuse = (error: string) => [{ user, ok: false as const, error }];
  if (!person) return refuse('user_not_found');
  if (user === call.me) return refuse('cant_invite_self');
  if (person.deactivated) return refuse('cant_invite');
  if (channel.members.includes(user)) return refuse('already_in_channel');
  const refusal = joiningRefused(call.workspace, channel, user);
  return refusal === undefined ? [] : refuse(refusal);
}
