import { renderMessage, type Wire } from '../rendering/rendering';
import { permalink } from '../state/permalink';
import { SlackError } from '../state/slack-error';
import type { Channel, Message, Pin } from '../state/state';
import type { Workspace } from '../state/workspace';
import { announceInChannel } from './events';

/** Slack has a limit (`too_many_pins`) and does not say which; 100 is assumed. */
const MOST_PINS = 100;

/** Pins a message. Refuses with `already_pinned` and `too_many_pins`. */
export function pinMessage(workspace: Workspace, channel: Channel, message: Message, user: string): void {
  if (channel.pins.some((pin) => pin.ts === message.ts)) throw new SlackError('already_pinned');
  if (channel.pins.length >= MOST_PINS) throw new SlackError('too_many_pins');
  const pin = { ts: message.ts, user, created: workspace.seconds() };
  channel.pins.unshift(pin);
  announcePin(workspace, 'pin_added', channel, message, pin, user);
}

/** Takes a pin off. Refuses with `no_pin`. */
export function unpinMessage(workspace: Workspace, channel: Channel, message: Message, user: string): void {
  const pin = channel.pins.find((candidate) => candidate.ts === message.ts);
  if (!pin) throw new SlackError('no_pin');
  channel.pins = channel.pins.filter((candidate) => candidate !== pin);
  announcePin(workspace, 'pin_removed', channel, message, pin, user);
}

/** A pin as `pins.list` and the pin events show it. */
export function renderPin(workspace: Workspace, channel: Channel, message: Message, pin: Pin): Wire {
  return {
    type: 'message',
    channel: channel.id,
    created: pin.created,
    created_by: pin.user,
    message: {
      ...renderMessage(workspace, channel, message, false),
      permalink: permalink(workspace.state, channel, message),
    },
  };
}

function announcePin(
  workspace: Workspace,
  type: 'pin_added' | 'pin_removed',
  channel: Channel,
  message: Message,
  pin: Pin,
  user: string,
): void {
  announceInChannel(workspace, channel, {
    type,
    user,
    channel_id: channel.id,
    item: renderPin(workspace, channel, message, pin),
    item_user: message.user ?? '',
    pin_count: String(channel.pins.length),
    pinned_info: { channel: channel.id, pinned_by: pin.user, pinned_ts: pin.created },
    ...(type === 'pin_removed' ? { has_pins: channel.pins.length > 0 } : {}),
  });
}
