import { channelType } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import type { Channel, ChannelKind, Headline } from '../state/state';
import type { Workspace } from '../state/workspace';
import { announceEverywhere, announceInChannel } from './events';
import { postMessage } from './messages';

/** docs.slack.dev/reference/methods/conversations.create */
const LONGEST_NAME = 80;
/** Of topic and purpose: docs.slack.dev/reference/methods/conversations.setTopic */
const LONGEST_HEADLINE = 250;

/** The name if a channel may have it; refuses with Slack's `invalid_name_*` codes. */
export function checkChannelName(name: string): string {
  if (name === '') throw new SlackError('invalid_name_required');
  if (name.length > LONGEST_NAME) throw new SlackError('invalid_name_maxlength');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new SlackError('invalid_name_punctuation');
  if (!/^[\p{Ll}\p{Lo}\p{M}\p{N}_-]+$/u.test(name)) throw new SlackError('invalid_name_specials');
  return name;
}

function refuseTakenName(workspace: Workspace, name: string): void {
  // Archived channels and private ones that nobody can find keep their names all the same.
  const taken = Object.values(workspace.state.channels).some((channel) => channel.name === name);
  if (taken) throw new SlackError('name_taken');
}

/** An empty conversation that is not in the workspace yet. */
export function newChannel(workspace: Workspace, kind: ChannelKind, name: string, creator: string): Channel {
  const nothing = (): Headline => ({ value: '', creator: '', last_set: 0 });
  return {
    id: workspace.nextId(kind === 'im' ? 'D' : 'C'),
    name,
    kind,
    creator,
    created: workspace.seconds(),
    isGeneral: false,
    archived: false,
    topic: nothing(),
    purpose: nothing(),
    previousNames: [],
    members: [],
    messages: [],
    pins: [],
    bookmarks: [],
  };
}

/** Creates a channel with its creator in it. Refuses with `invalid_name_*` or `name_taken`. */
export function createChannel(
  workspace: Workspace,
  creator: string,
  name: string,
  isPrivate: boolean,
): Channel {
  checkChannelName(name);
  refuseTakenName(workspace, name);
  const channel = newChannel(workspace, isPrivate ? 'private' : 'public', name, creator);
  workspace.state.channels[channel.id] = channel;
  if (!isPrivate) {
    const { id, created } = channel;
    announceEverywhere(workspace, {
      type: 'channel_created',
      channel: { id, name, name_normalized: name, created, creator, is_channel: true, is_private: false },
    });
  }
  return channel;
}

/** Gives a channel another name, says so in it and to the apps. */
export function renameChannel(workspace: Workspace, channel: Channel, user: string, name: string): void {
  checkChannelName(name);
  if (name === channel.name) return;
  refuseTakenName(workspace, name);
  const old = channel.name;
  channel.previousNames.unshift(old);
  channel.name = name;
  const text = `<@${user}> has renamed the channel from "${old}" to "${name}"`;
  postMessage(
    workspace,
    channel,
    { user },
    { text, subtype: 'channel_name', extra: { name, old_name: old } },
  );
  const { id, created } = channel;
  announceInChannel(workspace, channel, {
    type: eventName(channel, 'rename'),
    channel: {
      id,
      name,
      name_normalized: name,
      created,
      is_channel: channel.kind === 'public',
      is_mpim: false,
    },
  });
}

/** Archives a channel; its members stay. Refuses with `already_archived` and `cant_archive_general`. */
export function archiveChannel(workspace: Workspace, channel: Channel, user: string): void {
  if (channel.archived) throw new SlackError('already_archived');
  if (channel.isGeneral) throw new SlackError('cant_archive_general');
  const text = `<@${user}> archived the channel`;
  postMessage(workspace, channel, { user }, { text, subtype: 'channel_archive' });
  channel.archived = true;
  announceInChannel(workspace, channel, {
    type: eventName(channel, 'archive'),
    channel: channel.id,
    user,
    is_moved: 0,
  });
}

/**
 * Makes a public channel private or a private one public; its id stays, and so do its members. Slack tells of it by a message alone.
 * Sources: docs.slack.dev, reference/events/message/channel_convert_to_private and channel_convert_to_public.
 */
export function convertChannel(
  workspace: Workspace,
  channel: Channel,
  user: string,
  to: 'public' | 'private',
): void {
  if (channel.isGeneral) throw new SlackError('restricted_action');
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind === to) throw new SlackError(`already_${to}`);
  channel.kind = to;
  const text = `made this channel *${to}*. ${CONVERTED[to]}`;
  postMessage(workspace, channel, { user }, { text, subtype: `channel_convert_to_${to}` });
}

const CONVERTED = {
  private: 'Now, it can only be viewed or joined by invitation.',
  public: 'Any member in this workspace can see and join it.',
};

/** Brings an archived channel back. Refuses with `not_archived`. */
export function unarchiveChannel(workspace: Workspace, channel: Channel, user: string): void {
  if (!channel.archived) throw new SlackError('not_archived');
  channel.archived = false;
  const text = `<@${user}> un-archived the channel`;
  postMessage(workspace, channel, { user }, { text, subtype: 'channel_unarchive' });
  // The two kinds of channel name who did it differently.
  const actor = channel.kind === 'public' ? { user } : { actor_id: user };
  announceInChannel(workspace, channel, {
    type: eventName(channel, 'unarchive'),
    channel: channel.id,
    ...actor,
  });
}

/** Shares a channel with another workspace. Source: docs.slack.dev, reference/events/channel_shared. */
export function shareChannel(workspace: Workspace, channel: Channel, team: string): void {
  channel.sharedWith = [...new Set([...(channel.sharedWith ?? []), team])];
  announceInChannel(workspace, channel, {
    type: 'channel_shared',
    connected_team_id: team,
    channel: channel.id,
  });
}

/** Deletes a channel for good, as only people can. */
export function deleteChannel(workspace: Workspace, channel: Channel, user: string): void {
  if (channel.isGeneral) throw new SlackError('cant_delete_general');
  announceInChannel(workspace, channel, {
    type: eventName(channel, 'deleted'),
    channel: channel.id,
    actor_id: user,
    date_deleted: workspace.seconds(),
  });
  delete workspace.state.channels[channel.id];
  workspace.touch();
}

/** Writes a channel's topic or purpose and says so in it. Refuses with `too_long` past 250 characters. */
export function setHeadline(
  workspace: Workspace,
  channel: Channel,
  user: string,
  which: 'topic' | 'purpose',
  value: string,
): void {
  if ([...value].length > LONGEST_HEADLINE) throw new SlackError('too_long');
  channel[which] = { value, creator: user, last_set: workspace.seconds() };
  const text = `<@${user}> set the channel ${which}: ${value}`;
  postMessage(workspace, channel, { user }, { text, subtype: `channel_${which}`, extra: { [which]: value } });
}

/** `channel_archive` for a public channel, `group_archive` for a private one. */
function eventName(channel: Channel, what: string): string {
  return `${channelType(channel) === 'channel' ? 'channel' : 'group'}_${what}`;
}
