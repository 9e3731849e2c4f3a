import { liveReplies, renderMessage, type Wire } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import type { Channel, Huddle, Message, Metadata } from '../state/state';
import { findMessage, type Workspace } from '../state/workspace';
import { announceChanged, announceInChannel, announceMessage, announcePosted } from './events';

/** Who writes: a member, a bot, or both when an app's bot user writes. */
export interface MessageAuthor {
  user?: string;
  botId?: string;
}

/** What somebody writes. `text` is already encoded as Slack stores it. */
export interface MessageContent {
  text: string;
  blocks?: readonly unknown[] | undefined;
  attachments?: readonly unknown[] | undefined;
  metadata?: Metadata | undefined;
  files?: string[] | undefined;
  subtype?: string | undefined;
  clientMsgId?: string | undefined;
  extra?: Record<string, string> | undefined;
  /** The name under which a bot writes it, where that is another than its own. */
  username?: string | undefined;
  huddle?: Huddle | undefined;
}

/** Where it goes: into the channel, or into the thread of a message. */
export interface Placement {
  thread?: string | undefined;
  broadcast?: boolean | undefined;
}

/**
 * Stores a new message and announces it. A `thread` that names a reply is taken as that reply's own thread.
 * Refuses with `thread_not_found` when there is no such message.
 */
export function postMessage(
  workspace: Workspace,
  channel: Channel,
  author: MessageAuthor,
  content: MessageContent,
  { thread, broadcast }: Placement = {},
): Message {
  const parent = thread === undefined ? undefined : parentOf(channel, thread);
  const message: Message = {
    ts: workspace.nextTs(),
    ...author,
    ...present(content),
    text: content.text,
    reactions: [],
  };
  if (parent) {
    message.threadTs = parent.ts;
    if (broadcast) Object.assign(message, { broadcast: true, subtype: 'thread_broadcast' });
    parent.replies = [...(parent.replies ?? []), message.ts];
  }
  channel.messages.push(message);
  workspace.messageTouched(channel, message);
  for (const id of message.files ?? []) shareFile(workspace, id, channel, message);
  announcePosted(workspace, channel, message);
  return message;
}

function present(content: MessageContent): Omit<Message, 'ts' | 'text' | 'reactions'> {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

function parentOf(channel: Channel, ts: string): Message {
  const message = findMessage(channel, ts);
  if (!message) throw new SlackError('thread_not_found');
  const parent = message.threadTs === undefined ? message : findMessage(channel, message.threadTs);
  if (!parent || (parent.deletedAt !== undefined && liveReplies(channel, parent).length === 0)) {
    throw new SlackError('thread_not_found');
  }
  return parent;
}

function shareFile(workspace: Workspace, id: string, channel: Channel, message: Message): void {
  const file = workspace.state.files[id];
  if (!file) throw new SlackError('file_not_found');
  file.shares[channel.id] = [...(file.shares[channel.id] ?? []), message.ts];
  announceInChannel(workspace, channel, {
    type: 'file_shared',
    channel_id: channel.id,
    file_id: id,
    file: { id },
    user_id: file.user,
  });
}

/** Applies a change to a message and announces it as `message_changed`. */
export function changeMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  change: (message: Message) => void,
): void {
  const before = renderMessage(workspace, channel, message);
  change(message);
  workspace.messageTouched(channel, message);
  announceChanged(workspace, channel, message, before);
}

/** Rewrites what a message says as its author does, leaving the mark "edited". */
export function editContent(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  { text, blocks }: Pick<MessageContent, 'text' | 'blocks'>,
): void {
  changeMessage(workspace, channel, message, (stored) => {
    stored.text = text;
    delete stored.blocks;
    if (blocks) stored.blocks = blocks;
    stored.edited = { user: stored.user ?? '', ts: workspace.nextTs() };
  });
}

/** Deletes a message; one with replies leaves a tombstone, which apps hear of as a change. */
export function deleteMessage(workspace: Workspace, channel: Channel, message: Message): void {
  const before: Wire = renderMessage(workspace, channel, message);
  const ts = workspace.nextTs();
  message.deletedAt = ts;
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  workspace.messageTouched(channel, message);
  if (liveReplies(channel, message).length > 0) {
    announceChanged(workspace, channel, message, before);
    return;
  }
  announceMessage(workspace, channel, {
    subtype: 'message_deleted',
    hidden: true,
    ts,
    event_ts: ts,
    deleted_ts: message.ts,
    previous_message: before,
  });
}
