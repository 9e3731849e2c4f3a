import type { Bot, Channel, Message } from '../state/state';
import { findMessage, own, type Workspace } from '../state/workspace';
import { renderFileIn } from './file-rendering';
import { roomOf } from './huddle-rendering';

/** A message or an event in Slack's own field names. */
export type Wire = Record<string, unknown>;

/** `channel_type` of events, and the word before the dot of many scopes. */
export function channelType(channel: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  if (channel.kind === 'public') return 'channel';
  return channel.kind === 'private' ? 'group' : channel.kind;
}

/** The replies of a parent that are still there, oldest first. */
export function liveReplies(channel: Channel, parent: Message): Message[] {
  return (parent.replies ?? []).flatMap((ts) => {
    const reply = findMessage(channel, ts);
    return reply && reply.deletedAt === undefined ? [reply] : [];
  });
}

/** Whether a deleted message stays in history as "This message was deleted.", because its replies do. */
export function isTombstone(channel: Channel, message: Message): boolean {
  return message.deletedAt !== undefined && liveReplies(channel, message).length > 0;
}

/** Whether anybody still sees the message, if only as a tombstone. */
export function isVisible(channel: Channel, message: Message): boolean {
  return message.deletedAt === undefined || isTombstone(channel, message);
}

/** `bot_profile` of the messages that a bot writes. */
export function botProfile(workspace: Workspace, bot: Bot): Wire {
  return {
    id: bot.id,
    app_id: bot.appId,
    user_id: bot.userId,
    name: bot.name,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: workspace.state.team.id,
  };
}

/**
 * The message as Slack returns it. Metadata is only there `withMetadata`: the payload with all of it, else its type.
 * Fields without a value are left out by JSON.
 */
export function renderMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  withMetadata = true,
): Wire {
  if (message.deletedAt !== undefined) return tombstone(channel, message);
  const bot = message.botId === undefined ? undefined : workspace.state.bots[message.botId];
  const { metadata } = message;
  return compact({
    type: 'message',
    subtype: message.subtype,
    client_msg_id: message.clientMsgId,
    user: message.user,
    bot_id: bot?.id,
    app_id: bot && message.subtype !== 'bot_message' ? bot.appId : undefined,
    username: message.subtype === 'bot_message' ? (message.username ?? bot?.name) : undefined,
    bot_profile: bot && hasProfile(bot, message) ? botProfile(workspace, bot) : undefined,
    text: message.text,
    ts: message.ts,
    ...homeOf(workspace, message),
    blocks: message.blocks,
    attachments: message.attachments,
    files: message.files?.map((id) => renderFileIn(workspace, channel, id)),
    upload: message.subtype === 'file_share' ? false : undefined,
    edited: message.edited,
    ...message.extra,
    room: roomOf(channel, message),
    no_notifications: message.huddle ? true : undefined,
    ...threadFields(channel, message),
    root: message.broadcast ? rootOf(workspace, channel, message) : undefined,
    reactions: renderReactions(message),
    pinned_to: channel.pins.some((pin) => pin.ts === message.ts) ? [channel.id] : undefined,
    metadata: metadata && (withMetadata ? metadata : { event_type: metadata.event_type }),
  });
}

/** What webhooks and apps under another name write comes without `bot_profile`, and so do messages of some other apps. */
function hasProfile(bot: Bot, { subtype }: Message): boolean {
  return subtype !== 'bot_message' && bot.withoutProfile !== true;
}

/** Of a message that somebody of another workspace wrote, Slack says three times which, and who they are. */
function homeOf({ state }: Workspace, { user }: Message): Wire {
  const person = user === undefined ? undefined : own(state.people, user);
  const { team: home } = person ?? {};
  if (!person || home === undefined) return { team: state.team.id };
  const profile = {
    avatar_hash: '',
    image_72: 'https://a.slack-edge.com/80588/img/avatars/ava_0001-72.png',
    first_name: person.realName.split(' ')[0],
    real_name: person.realName,
    display_name: person.name,
    team: home,
    name: person.name,
    is_restricted: false,
    is_ultra_restricted: false,
  };
  return { team: home, user_team: home, source_team: home, user_profile: profile };
}

function tombstone(channel: Channel, message: Message): Wire {
  return compact({
    type: 'message',
    subtype: 'tombstone',
    user: 'USLACKBOT',
    text: 'This message was deleted.',
    hidden: true,
    ts: message.ts,
    ...threadFields(channel, message),
  });
}

function threadFields(channel: Channel, message: Message): Wire {
  if (message.threadTs !== undefined) {
    return {
      thread_ts: message.threadTs,
      parent_user_id: findMessage(channel, message.threadTs)?.user,
    };
  }
  if (message.replies === undefined) return {};
  const live = liveReplies(channel, message);
  const repliers = [...new Set(live.map((reply) => reply.user ?? reply.botId ?? ''))];
  return {
    // A parent keeps thread_ts even after its replies are gone.
    thread_ts: message.ts,
    reply_count: live.length,
    reply_users_count: repliers.length,
    latest_reply: live.at(-1)?.ts,
    reply_users: repliers,
    is_locked: false,
    subscribed: false,
  };
}

function rootOf(workspace: Workspace, channel: Channel, reply: Message): Wire | undefined {
  const parent = reply.threadTs === undefined ? undefined : findMessage(channel, reply.threadTs);
  return parent && renderMessage(workspace, channel, parent, false);
}

/** Past this many reactors Slack names only some of them, unless asked for all with `reactions.get`. */
const NAMED_REACTORS = 50;

/** `reactions` of a message: absent when there are none; `count` is right even where `users` is cut short. */
export function renderReactions(message: Message, full = false): Wire[] | undefined {
  if (message.reactions.length === 0) return undefined;
  return message.reactions.map(({ name, users }) => ({
    name,
    users: users.slice(0, full ? users.length : NAMED_REACTORS),
    count: users.length,
  }));
}

/** The object without the fields that have no value, as JSON would leave it. */
export function compact(fields: Wire): Wire {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
