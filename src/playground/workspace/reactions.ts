import { canonicalEmoji } from '../../emoji/emoji';
import { SlackError } from '../state/slack-error';
import type { Channel, Message } from '../state/state';
import type { Workspace } from '../state/workspace';
import { announceInChannel } from './events';

/** Slack's limits, as its reference gives the error codes for them: distinct emoji, and emoji of one person. */
const MOST_EMOJI = 50;
const MOST_PER_PERSON = 23;

/** The name under which Slack keeps an emoji, without colons; refuses with `invalid_name` what cannot be one. */
export function emojiName(given: string): string {
  const name = given.replace(/^:(.*):$/, '$1');
  if (!/^[\p{Ll}\p{Lo}\p{N}_+'-]+(::skin-tone-[2-6])?$/u.test(name)) throw new SlackError('invalid_name');
  return canonicalEmoji(name);
}

/** Puts somebody's emoji on a message. Refuses with `already_reacted`, `too_many_emoji`, `too_many_reactions`. */
export function addReaction(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  user: string,
  given: string,
): void {
  const name = emojiName(given);
  const reaction = message.reactions.find((candidate) => candidate.name === name);
  if (reaction?.users.includes(user)) throw new SlackError('already_reacted');
  if (!reaction && message.reactions.length >= MOST_EMOJI) throw new SlackError('too_many_emoji');
  const own = message.reactions.filter((candidate) => candidate.users.includes(user)).length;
  if (own >= MOST_PER_PERSON) throw new SlackError('too_many_reactions');
  if (reaction) reaction.users.push(user);
  else message.reactions.push({ name, users: [user] });
  announceReaction(workspace, 'reaction_added', channel, message, user, name);
}

/** Takes somebody's emoji off a message. Refuses with `no_reaction`. */
export function removeReaction(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  user: string,
  given: string,
): void {
  const name = emojiName(given);
  const reaction = message.reactions.find((candidate) => candidate.name === name);
  if (!reaction?.users.includes(user)) throw new SlackError('no_reaction');
  reaction.users = reaction.users.filter((reactor) => reactor !== user);
  message.reactions = message.reactions.filter((candidate) => candidate.users.length > 0);
  announceReaction(workspace, 'reaction_removed', channel, message, user, name);
}

function announceReaction(
  workspace: Workspace,
  type: 'reaction_added' | 'reaction_removed',
  channel: Channel,
  message: Message,
  user: string,
  reaction: string,
): void {
  workspace.messageTouched(channel, message);
  announceInChannel(workspace, channel, {
    type,
    user,
    reaction,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    // A webhook has no user, so a message of its has no item_user.
    ...(message.user === undefined ? {} : { item_user: message.user }),
  });
}
