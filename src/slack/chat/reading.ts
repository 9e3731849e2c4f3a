import type { ChannelMessage, ChannelPage, ChannelReader, Clock } from '../../app/ports';
import { markKindOf } from '../../app/settings';
import type { Instant } from '../../domain/time/instant';
import {
  channelAnswer,
  type MessageRead,
  messagesAnswer,
  type ReactionRead,
  reactionsAnswer,
} from '../payloads/answers';
import { seenFrom } from '../payloads/seen-message';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import { certainAt, pagesWithResponseDate, withResponseDate } from '../web-api/response-date';
import { membersOf } from './members';
import type { ChatParts } from './parts';

/** Messages of one call. Slack advises no more than this. Source: docs.slack.dev, conversations.history. */
const pageSize = 200;
/** Where a thread or a message is not there any more. */
const gone = ['thread_not_found', 'message_not_found'];

/**
 * Reads incident channels. The parts' `api` is to be one that leaves room for others. For a channel of m messages it
 * calls `conversations.info` once and `conversations.history` once for every 200 of them; for a thread of r replies
 * `conversations.replies` once for every 200, and once more for each message that is asked for by itself; and
 * `reactions.get` once for each message on which a mark was set by so many that Slack does not name them all.
 */
export function reader(parts: ChatParts, clock: Clock): ChannelReader {
  const { api } = parts;
  const pageOf = pagesOf(parts);

  return {
    async channel(channel) {
      const { result, asOf } = await withResponseDate(
        () => api.call('conversations.info', (client) => client.conversations.info({ channel })),
        clock,
      );
      const read = channelAnswer.parse(result).channel;
      // Where Slack does not say that the bot is in it, reading it will tell.
      const { name = '', is_archived: isArchived = false, is_member: hasBot = true } = read;
      const { is_ext_shared: isShared = false, is_private: isPrivate } = read;
      return { name, isArchived, hasBot, isShared, ...(isPrivate !== undefined && { isPrivate }), asOf };
    },
    members: (channel) => membersOf(parts, channel, clock),
    async *history(channel) {
      const pages = api.pages('conversations.history', (client, cursor) =>
        client.conversations.history({ channel, limit: pageSize, ...cursor }),
      );
      for await (const { page, asOf } of pagesWithResponseDate(pages, clock)) {
        yield pageOf(channel, shown(page), asOf);
      }
    },
    async *thread(channel, ts) {
      const pages = api.pages('conversations.replies', (client, cursor) =>
        client.conversations.replies({ channel, ts, limit: pageSize, ...cursor }),
      );
      const dated = pagesWithResponseDate(pages, clock);
      for (;;) {
        const next = await unlessGone(() => dated.next());
        if (next === undefined || next.done) return;
        yield pageOf(channel, shown(next.value.page), next.value.asOf);
      }
    },
    async message({ channel, message: ts }) {
      const sent = clock.now();
      try {
        // Unlike history, this finds top-level messages and thread replies alike.
        const replies = () =>
          api.call('conversations.replies', (client) =>
            client.conversations.replies({ channel, ts, oldest: ts, latest: ts, inclusive: true, limit: 1 }),
          );
        const { result, asOf } = await withResponseDate(replies, clock);
        return await pageOf(
          channel,
          shown(result).filter((each) => each.ts === ts),
          asOf,
        );
      } catch (error) {
        if (!isRefusedWith(error, ...gone)) throw error;
        return { messages: [], threads: [], asOf: error.asOf ?? certainAt(sent) };
      }
    },
  };
}

/** Makes pages of what was read, with everybody who set a mark. */
function pagesOf({ api, identity, settings }: ChatParts) {
  const isMark = ({ name }: ReactionRead): boolean => markKindOf(settings, name) !== undefined;

  const everybody = async (channel: string, timestamp: string): Promise<readonly ReactionRead[]> => {
    const got = await api.call('reactions.get', (client) =>
      client.reactions.get({ channel, timestamp, full: true }),
    );
    const { message } = reactionsAnswer.parse(got);
    if (message.ts === undefined) throw unsaid();
    return message.reactions;
  };

  const shownFrom = async (channel: string, message: MessageRead): Promise<readonly ChannelMessage[]> => {
    const seen = seenFrom(channel, message);
    if (seen === undefined) return [];
    const named = message.reactions.filter(isMark);
    const isCut = named.some(({ users, count = 1 }) => (users?.length ?? 0) < count);
    const all = isCut ? (await everybody(channel, seen.source.message)).filter(isMark) : named;
    // The bot hears nothing of its own reactions, so none of them is a mark.
    const others = (users: readonly string[]) => users.filter((user) => user !== identity.botUser);
    const reactions = all.map(({ name, users }) => ({ emoji: name, people: others(said(users)) }));
    return [{ seen, reactions, ...(message.user === identity.botUser && { isOwn: true }) }];
  };

  return async (channel: string, read: readonly MessageRead[], asOf: Instant): Promise<ChannelPage> => {
    const messages: ChannelMessage[] = [];
    for (const message of read) {
      // One that was deleted since the page was read is not shown any more.
      messages.push(...((await unlessGone(() => shownFrom(channel, message))) ?? []));
    }
    const threads = read.filter((message) => isThread(message, identity.botUser));
    return { messages, threads: threads.map(({ ts }) => ts), asOf };
  };
}

/** The messages of an answer, which says that there are none, and does not leave out which there are. */
function shown(answer: object): readonly MessageRead[] {
  return said(messagesAnswer.parse(answer).messages);
}

/** What Slack said. Taken for an empty list, what it did not say would withdraw everything that is on record. */
function said<T>(list: readonly T[] | undefined): readonly T[] {
  if (list === undefined) throw unsaid();
  return list;
}

/** What was read, or undefined where it is not there any more. */
async function unlessGone<R>(read: () => Promise<R>): Promise<R | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isRefusedWith(error, ...gone)) return undefined;
    throw error;
  }
}

/** Whether there are replies of people's to a message: those that are the bot's alone ask for something and take no mark. */
function isThread(
  { ts, thread_ts: thread, reply_count: replies = 0, reply_users: some, reply_users_count: all }: MessageRead,
  botUser: string,
): boolean {
  const areOwn = all === 1 && some.length === 1 && some[0] === botUser;
  return thread === ts && replies > 0 && !areOwn;
}
