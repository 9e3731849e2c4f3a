import { renderFile } from '../rendering/file-rendering';
import { liveReplies, type Wire } from '../rendering/rendering';
import { permalink } from '../state/permalink';
import type { Channel, Message } from '../state/state';
import { microsOf } from '../state/ts';
import type { Workspace } from '../state/workspace';
import { changeMessage } from './messages';

/** How Slack shows a message inside another. */
export interface Sharing {
  /** Whether somebody forwarded it, and did not only link to it. */
  isForwarded: boolean;
  /** Leaves the words to `message_blocks`, as Slack does where it has no preview of them. */
  withoutPreview?: boolean | undefined;
}

/**
 * The attachment in which Slack carries one message inside another. Sources: messages recorded in slackapi/java-slack-sdk,
 * issue 1179, and docs.slack.dev, messaging/unfurling-links-in-messages.
 */
export function sharedMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  { isForwarded, withoutPreview = false }: Sharing,
): Wire {
  const { state } = workspace;
  const address = permalink(state, channel, message);
  const author = authorOf(workspace, message);
  const isReply = message.threadTs !== undefined || liveReplies(channel, message).length > 0;
  return {
    id: 1,
    ts: message.ts,
    channel_id: channel.id,
    channel_team: state.team.id,
    channel_name: nameOf(channel),
    is_msg_unfurl: true,
    ...(isForwarded ? { is_share: true } : {}),
    ...(message.threadTs === undefined ? {} : { is_reply_unfurl: true }),
    message_blocks: [
      { team: state.team.id, channel: channel.id, ts: message.ts, message: { blocks: message.blocks ?? [] } },
    ],
    color: 'D0D0D0',
    from_url: address,
    original_url: address,
    ...author,
    mrkdwn_in: ['text'],
    ...(withoutPreview
      ? { fallback: '[no preview available]' }
      : {
          fallback: `[${dayAndTime(message.ts)}] ${String(author.author_subname)}: ${message.text}`,
          text: message.text,
        }),
    ...(message.files ? { files: message.files.map((id) => renderFile(workspace, id)) } : {}),
    footer:
      isReply && channel.kind !== 'im' ? `Thread in ${placeOf(channel)}` : `Posted in ${placeOf(channel)}`,
  };
}

function nameOf({ kind, name }: Channel): string {
  return kind === 'im' || kind === 'mpim' ? 'Direct Message' : name;
}

function placeOf(channel: Channel): string {
  return channel.kind === 'im' || channel.kind === 'mpim' ? 'Direct Message' : `#${channel.name}`;
}

function authorOf({ state }: Workspace, { user, botId }: Message): Wire {
  const person = user === undefined ? undefined : state.people[user];
  const bot = botId === undefined ? undefined : state.bots[botId];
  const id = user ?? botId ?? '';
  return {
    author_id: id,
    author_name: person?.realName ?? bot?.name ?? id,
    author_subname: person?.name ?? bot?.name ?? id,
    author_link: `https://${state.team.domain}.slack.com/${user === undefined ? 'services' : 'team'}/${id}`,
    author_icon: 'https://a.slack-edge.com/80588/img/avatars/ava_0001-48.png',
  };
}

function dayAndTime(ts: string): string {
  const at = new Date((microsOf(ts) ?? 0) / 1000);
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
    .format(at)
    .replace(' at ', ' ');
}

/** What Slack shows of an address that stands in a message. */
export interface LinkPreview {
  url: string;
  title: string;
  text?: string;
  /** The site, such as `GitHub`. */
  service?: string;
}

/** Hangs the preview of an address below a message, as Slack does some moments after it was written. */
export function addPreview(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  { url, title, text, service }: LinkPreview,
): void {
  const attachment: Wire = {
    from_url: url,
    original_url: url,
    id: (message.attachments?.length ?? 0) + 1,
    fallback: service === undefined ? title : `${service}: ${title}`,
    title,
    title_link: url,
    ...(text === undefined ? {} : { text }),
    ...(service === undefined ? {} : { service_name: service }),
  };
  hang(workspace, channel, message, attachment);
}

/** Hangs another message below one that holds its address. */
export function addMessagePreview(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  linked: { channel: Channel; message: Message },
): void {
  const shown = sharedMessage(workspace, linked.channel, linked.message, { isForwarded: false });
  hang(workspace, channel, message, { ...shown, id: (message.attachments?.length ?? 0) + 1 });
}

function hang(workspace: Workspace, channel: Channel, message: Message, attachment: Wire): void {
  changeMessage(workspace, channel, message, (stored) => {
    stored.attachments = [...(stored.attachments ?? []), attachment];
  });
}
