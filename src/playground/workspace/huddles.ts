import { SlackError } from '../state/slack-error';
import type { Channel, Huddle, Message } from '../state/state';
import type { Workspace } from '../state/workspace';
import { changeMessage, postMessage } from './messages';

/** Slack's own user, as which it writes what happened. */
const SLACKBOT = 'USLACKBOT';

/** Begins a huddle in a channel: Slack writes a message about it, which changes as people come and go. */
export function startHuddle(workspace: Workspace, channel: Channel, user: string): Message {
  if (current(channel)) throw new SlackError('huddle_in_progress');
  const huddle: Huddle = {
    id: workspace.nextId('R'),
    createdBy: user,
    start: workspace.seconds(),
    end: 0,
    present: [user],
    everPresent: [user],
  };
  const words = { type: 'text', text: 'A huddle started' };
  const section = { type: 'rich_text_section', elements: [words] };
  const blocks = [{ type: 'rich_text', block_id: huddle.id, elements: [section] }];
  const content = { text: '', blocks, subtype: 'huddle_thread', huddle };
  return postMessage(workspace, channel, { user: SLACKBOT }, content);
}

/** Brings somebody into the huddle that is on in a channel. */
export function joinHuddle(workspace: Workspace, channel: Channel, user: string): void {
  change(workspace, channel, (huddle) => ({
    ...huddle,
    present: [...new Set([...huddle.present, user])],
    everPresent: [...new Set([...huddle.everPresent, user])],
  }));
}

/** Takes somebody out of the huddle; with the last of them it ends. */
export function leaveHuddle(workspace: Workspace, channel: Channel, user: string): void {
  change(workspace, channel, (huddle) => {
    const present = huddle.present.filter((one) => one !== user);
    return { ...huddle, present, end: present.length === 0 ? workspace.seconds() : 0 };
  });
}

function current(channel: Channel): Message | undefined {
  return channel.messages.findLast(({ huddle, deletedAt }) => huddle?.end === 0 && deletedAt === undefined);
}

function change(workspace: Workspace, channel: Channel, next: (huddle: Huddle) => Huddle): void {
  const message = current(channel);
  if (!message) throw new SlackError('no_huddle');
  changeMessage(workspace, channel, message, (stored) => {
    if (stored.huddle) stored.huddle = next(stored.huddle);
    if (stored.huddle?.end !== 0) stored.edited = { user: SLACKBOT, ts: `${workspace.seconds()}.000000` };
  });
}
