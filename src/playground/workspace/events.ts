import { channelType, compact, renderMessage, type Wire } from '../rendering/rendering';
import type { Channel, Message } from '../state/state';
import type { Workspace } from '../state/workspace';

const MESSAGE_SUBSCRIPTIONS = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;

/** Announces something about a channel to the apps in it. `event_ts` is a new one unless the event brings its own. */
export function announceInChannel(
  workspace: Workspace,
  channel: Channel,
  event: { type: string } & Wire,
  subscription: string = event.type,
): void {
  const event_ts = typeof event.event_ts === 'string' ? event.event_ts : workspace.nextTs();
  workspace.announce({ subscription, channel: channel.id, event: { ...event, event_ts } });
}

/** Announces a `message` event: a new message, or a hidden one like `message_changed`. */
export function announceMessage(workspace: Workspace, channel: Channel, event: Wire): void {
  const type = channelType(channel);
  announceInChannel(
    workspace,
    channel,
    { ...event, type: 'message', channel: channel.id, channel_type: type },
    MESSAGE_SUBSCRIPTIONS[type],
  );
}

/** Announces that a message was written, and to an app it mentions that it was mentioned. */
export function announcePosted(workspace: Workspace, channel: Channel, message: Message): void {
  const rendered = { ...renderMessage(workspace, channel, message), event_ts: message.ts };
  announceMessage(workspace, channel, rendered);
  const { botUserId } = workspace.state.app;
  const mentions = message.text.includes(`<@${botUserId}>`) && message.user !== botUserId;
  if (mentions && channel.kind !== 'im') {
    announceInChannel(workspace, channel, { ...rendered, type: 'app_mention', channel: channel.id });
  }
}

/** Announces that a message is no longer what it was. */
export function announceChanged(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  before: Wire,
): void {
  const ts = workspace.nextTs();
  announceMessage(workspace, channel, {
    subtype: 'message_changed',
    hidden: true,
    ts,
    event_ts: ts,
    message: renderMessage(workspace, channel, message),
    previous_message: before,
  });
}

/** Announces something of the whole workspace. */
export function announceEverywhere(workspace: Workspace, event: { type: string } & Wire): void {
  workspace.announce({
    subscription: event.type,
    event: { ...compact(event), type: event.type, event_ts: workspace.nextTs() },
  });
}
