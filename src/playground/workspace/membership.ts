import { channelType, compact } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import type { Channel } from '../state/state';
import type { Workspace } from '../state/workspace';
import { newChannel } from './channels';
import { announceInChannel } from './events';
import { postMessage } from './messages';

/**
 * Puts somebody into a channel, says so in it and to the apps. Nothing happens to who is in it already. Somebody of another
 * workspace gets into a channel that is shared with it, and a single-channel guest into one channel.
 */
export function joinChannel(workspace: Workspace, channel: Channel, user: string, inviter?: string): void {
  if (channel.members.includes(user)) return;
  const refusal = joiningRefused(workspace, channel, user);
  if (refusal !== undefined) throw new SlackError(refusal);
  channel.members.push(user);
  const text = `<@${user}> has joined the channel`;
  const extra = inviter === undefined ? undefined : { inviter };
  postMessage(workspace, channel, { user }, { text, subtype: 'channel_join', extra });
  announceInChannel(
    workspace,
    channel,
    Object.assign(
      compact({ user, channel: channel.id, ...membershipFields(workspace, channel, user), inviter }),
      {
        type: 'member_joined_channel',
      },
    ),
  );
}

/**
 * Takes somebody out of a channel, by their own will or by `remover`'s. The one who leaves still hears of it,
 * and an app that was taken out of a channel hears `channel_left` or `group_left`.
 */
export function leaveChannel(workspace: Workspace, channel: Channel, user: string, remover?: string): void {
  if (!channel.members.includes(user)) return;
  const text =
    remover === undefined
      ? `<@${user}> has left the channel`
      : `<@${user}> was removed from the channel by <@${remover}>`;
  postMessage(workspace, channel, { user }, { text, subtype: 'channel_leave' });
  announceInChannel(workspace, channel, {
    type: 'member_left_channel',
    user,
    channel: channel.id,
    ...membershipFields(workspace, channel, user),
  });
  if (user === workspace.state.app.botUserId) {
    const type = channel.kind === 'public' ? 'channel_left' : 'group_left';
    announceInChannel(workspace, channel, { type, channel: channel.id, actor_id: remover ?? user });
  }
  channel.members = channel.members.filter((member) => member !== user);
  workspace.touch();
}

function membershipFields({ state }: Workspace, channel: Channel, user: string): Record<string, unknown> {
  const { team = state.team.id } = state.people[user] ?? {};
  // These two events name the kind by one letter, unlike all others.
  return { channel_type: channelType(channel) === 'channel' ? 'C' : 'G', team };
}

/**
 * Why somebody may not be put into a channel, by Slack's error code; undefined where they may.
 * Source: docs.slack.dev, reference/methods/conversations.invite, "Errors".
 */
export function joiningRefused({ state }: Workspace, channel: Channel, user: string): string | undefined {
  const { guest, team } = state.people[user] ?? {};
  if (team !== undefined && !channel.sharedWith?.includes(team)) return 'user_team_not_in_channel';
  const isElsewhere = (): boolean =>
    Object.values(state.channels).some(({ kind, members }) => kind !== 'im' && members.includes(user));
  return guest === 'single-channel' && isElsewhere() ? 'ura_max_channels' : undefined;
}

/** The direct conversation between exactly these members, opened now if there was none. */
export function directConversation(workspace: Workspace, members: readonly string[]): Channel {
  const wanted = [...new Set(members)].sort();
  const kind = wanted.length > 2 ? 'mpim' : 'im';
  const existing = Object.values(workspace.state.channels).find(
    (channel) => channel.kind === kind && [...channel.members].sort().join() === wanted.join(),
  );
  if (existing) return existing;
  const name = kind === 'im' ? '' : `mpdm-${wanted.map((id) => workspace.member(id).name).join('--')}-1`;
  const channel = newChannel(workspace, kind, name, wanted[0] ?? '');
  channel.members = wanted;
  workspace.state.channels[channel.id] = channel;
  workspace.touch();
  return channel;
}
