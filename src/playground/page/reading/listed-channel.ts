import type { Channel, Message, WorkspaceState } from '../../state/state';
import type { ListedChannel } from '../shown';
import { readUpTo } from './reading-marks';

/** More unread messages than this are not told apart. */
const MOST_COUNTED = 100;

/** What is no news to anybody, as in Slack. */
const QUIET: ReadonlySet<string> = new Set(['channel_join', 'channel_leave']);

/** A conversation in somebody's list. */
export function listChannel(state: WorkspaceState, channel: Channel, me: string): ListedChannel {
  const { id, name, kind, isGeneral, archived, members, topic, purpose, pins, bookmarks } = channel;
  const isDirect = kind === 'im' || kind === 'mpim';
  const isMember = members.includes(me);
  const seen = readUpTo(state, me, id);
  return {
    id,
    name: isDirect ? '' : name,
    kind,
    isGeneral,
    isArchived: archived,
    isMember,
    members,
    others: isDirect ? members.filter((member) => member !== me) : [],
    topic,
    purpose,
    pins,
    bookmarks,
    readUpTo: seen,
    ...(isMember ? countUnread(state, channel, me, seen) : { unread: 0, mentions: 0 }),
    latest: channel.messages.findLast(isNews)?.ts ?? '',
  };
}

function isNews(message: Message): boolean {
  return isTopLevel(message) && message.deletedAt === undefined;
}

/** Whether the message stands in the channel itself and not in a thread alone. */
export function isTopLevel(message: Message): boolean {
  return message.threadTs === undefined || message.broadcast === true;
}

function countUnread(
  state: WorkspaceState,
  channel: Channel,
  me: string,
  seen: string,
): { unread: number; mentions: number } {
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  let [unread, mentions] = [0, 0];
  for (let index = channel.messages.length - 1; index >= 0 && unread < MOST_COUNTED; index -= 1) {
    const message = channel.messages[index];
    if (!message || message.ts <= seen) break;
    if (!isNews(message) || message.user === me || QUIET.has(message.subtype ?? '')) continue;
    unread += 1;
    if (isDirect || mentionsPerson(state, message.text, me)) mentions += 1;
  }
  return { unread, mentions };
}

function mentionsPerson(state: WorkspaceState, text: string, me: string): boolean {
  if (text.includes(`<@${me}>`) || text.includes(`<@${me}|`)) return true;
  if (/<!(channel|here|everyone)[|>]/.test(text)) return true;
  const groups = Object.values(state.userGroups).filter(({ members }) => members.includes(me));
  return groups.some(({ id }) => text.includes(`<!subteam^${id}`));
}
