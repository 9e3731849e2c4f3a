import type { ListedChannel, ShownMessage } from '../../src/playground/page/contract';
import type { Person } from '../../src/playground/state/state';

/** A message as the page is told of it, with what a test says of it. */
export function shown(ts: string, rest: Partial<ShownMessage> = {}): ShownMessage {
  return {
    ts,
    channel: 'C1',
    user: 'U1',
    text: `Message ${ts}`,
    reactions: [],
    files: [],
    replyCount: 0,
    repliers: [],
    ...rest,
  };
}

/** A channel as the page lists it. */
export function listed(id: string, rest: Partial<ListedChannel> = {}): ListedChannel {
  const headline = { value: '', creator: '', last_set: 0 };
  return {
    id,
    name: id.toLowerCase(),
    kind: 'public',
    isGeneral: false,
    isArchived: false,
    isMember: true,
    members: [],
    others: [],
    topic: headline,
    purpose: headline,
    pins: [],
    bookmarks: [],
    readUpTo: '',
    unread: 0,
    mentions: 0,
    latest: '',
    ...rest,
  };
}

/** Somebody of the workspace. */
export function person(id: string, name: string, realName: string, rest: Partial<Person> = {}): Person {
  return {
    id,
    name,
    realName,
    timezone: 'Africa/Nairobi',
    email: `${name}@example.com`,
    isBot: false,
    deactivated: false,
    updated: 0,
    ...rest,
  };
}
