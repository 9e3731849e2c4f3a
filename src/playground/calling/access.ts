import { channelType } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import type { Channel } from '../state/state';
import { own } from '../state/workspace';
import { directConversation } from '../workspace/membership';
import { type Call, requireScope } from './method';

/** The scopes of which the app needs one, by what kind of conversation it touches. */
export type ScopesByType = Readonly<Partial<Record<'channel' | 'group' | 'im' | 'mpim', readonly string[]>>>;

/** `channels:<what>`, `groups:<what>`, `im:<what>`, `mpim:<what>`. */
export function everyType(what: string): Required<ScopesByType> {
  return {
    channel: [`channels:${what}`],
    group: [`groups:${what}`],
    im: [`im:${what}`],
    mpim: [`mpim:${what}`],
  };
}

/** Channel management: by the broad scope, or by the narrow one Slack has added for it. */
export function manage(narrow?: string): ScopesByType {
  const also = (prefix: string) => (narrow === undefined ? [] : [`${prefix}:write.${narrow}`]);
  return { channel: ['channels:manage', ...also('channels')], group: ['groups:write', ...also('groups')] };
}

/** All of the scopes, for a method that tells them apart only when it knows the conversation. */
export function anyOf(scopes: ScopesByType): string[] {
  return Object.values(scopes).flat();
}

/** A conversation that the app may know of: public, or one that it is in. Refuses with `channel_not_found`. */
export function visibleChannel({ workspace, me }: Call, id: string): Channel {
  const channel = workspace.channel(id);
  if (channel.kind !== 'public' && !channel.members.includes(me)) throw new SlackError('channel_not_found');
  return channel;
}

/**
 * The same, with the scope for its type; types without an entry are refused with
 * `method_not_supported_for_channel_type`.
 */
export function channelFor(call: Call, id: string, scopes: ScopesByType): Channel {
  const channel = visibleChannel(call, id);
  const needed = scopes[channelType(channel)];
  if (!needed) throw new SlackError('method_not_supported_for_channel_type');
  requireScope(call.installation, needed);
  return channel;
}

/** A conversation that the app is in, with the scope for its type. Refuses with `not_in_channel` too. */
export function joinedChannel(call: Call, id: string, scopes?: ScopesByType): Channel {
  const channel = scopes ? channelFor(call, id, scopes) : visibleChannel(call, id);
  if (!channel.members.includes(call.me)) throw new SlackError('not_in_channel');
  return channel;
}

/** A conversation that the app is in and that is not archived. Refuses with `is_archived` too. */
export function activeChannel(call: Call, id: string, scopes?: ScopesByType): Channel {
  const channel = joinedChannel(call, id, scopes);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

/**
 * Where the app may post: a channel by id or `#name`, or a person's direct messages by user id. Outside its own channels
 * it needs `chat:write.public`, and in direct messages an app with the Messages tab.
 */
export function channelToPostIn(call: Call, given: string): Channel {
  const { workspace, installation, me } = call;
  const channel = findChannel(call, given);
  if (channel.archived) throw new SlackError('is_archived');
  if (channel.kind === 'im' && !installation.app.messagesTab) throw new SlackError('messages_tab_disabled');
  if (channel.kind === 'public' && !channel.members.includes(me)) {
    if (!installation.app.scopes.includes('chat:write.public')) throw new SlackError('not_in_channel');
  }
  workspace.touch();
  return channel;
}

function findChannel(call: Call, given: string): Channel {
  const { workspace, me } = call;
  const person = own(workspace.state.people, given);
  if (person) {
    if (person.isBot) throw new SlackError('cannot_dm_bot');
    return directConversation(workspace, [me, given]);
  }
  const name = given.replace(/^#/, '');
  const named = Object.values(workspace.state.channels).find(
    (channel) => channel.name === name && name !== '',
  );
  return visibleChannel(call, named?.id ?? given);
}
