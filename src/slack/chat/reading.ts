import type { MessageElement } from '@slack/web-api/dist/types/response/ConversationsHistoryResponse';
import type { ChannelMessage, ChannelPage, ChannelReader, Clock } from '../../app/ports';
import { markKindOf } from '../../app/settings';
import type { Instant } from '../../domain/time/instant';
import { seenFrom } from '../payloads/seen-message';
import { isRefusedWith } from '../web-api/call-failure';
import { certainAt, pagesWithResponseDate, withResponseDate } from '../web-api/response-date';
import { membersOf } from './members';
import type { ChatParts } from './parts';

/** Messages of one call. Slack advises no more than this. Source: docs.slack.dev, conversations.history. */
const pageSize = 200;
/** Where a thread or a message is not there any more. */
const gone = ['thread_not_found', 'message_not_found'];

/** What is read of a message besides its words. `users` may name fewer people than `count`. */
type Read = Pick<MessageElement, 'ts' | 'thread_ts' | 'reply_count' | 'user'> & { reactions?: Reactions };
type Reactions = readonly { name?: string; users?: string[]; count?: number }[];

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
      // Where Slack does not say that the bot is in it, reading it will tell.
      const { name = '', is_archived: isArchived = false, is_member: hasBot = true } = result.channel ?? {};
      const isShared = result.channel?.is_ext_shared === true;
      return { name, isArchived, hasBot, isShared, asOf };
    },
    members: (channel) => membersOf(parts, channel, clock),
    async *history(channel) {
      const pages = api.pages('conversations.history', (client, cursor) =>
        client.conversations.history({ channel, limit: pageSize, ...cursor }),
      );
      for await (const { page, asOf } of pagesWithResponseDate(pages, clock)) {
        yield pageOf(channel, page.messages ?? [], asOf);
      }
    },
    async *thread(channel, ts) {
      const pages = api.pages('conversations.replies', (client, cursor) =>
        client.conversations.replies({ channel, ts, limit: pageSize, ...cursor }),
      );
      const shown = pagesWithResponseDate(pages, clock);
      for (;;) {
        const next = await unlessGone(() => shown.next());
        if (next === undefined || next.done) return;
        yield pageOf(channel, next.value.page.messages ?? [], next.value.asOf);
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
        return await pageOf(channel, result.messages?.filter((each) => each.ts === ts) ?? [], asOf);
      } catch (error) {
        if (!isRefusedWith(error, ...gone)) throw error;
        return { messages: [], threads: [], asOf: error.asOf ?? certainAt(sent) };
      }
    },
  };
}

/** Makes pages of what was read, with everybody who set a mark. */
function pagesOf({ api, identity, settings }: ChatParts) {
  const isMark = ({ name = '' }: { name?: string }): boolean => markKindOf(settings, name) !== undefined;

  const everybody = async (channel: string, timestamp: string): Promise<Reactions> => {
    const got = await api.call('reactions.get', (client) =>
      client.reactions.get({ channel, timestamp, full: true }),
    );
    return got.message?.reactions ?? [];
  };

  const shownFrom = async (channel: string, message: Read): Promise<readonly ChannelMessage[]> => {
    const seen = seenFrom(channel, message);
    if (seen === undefined) return [];
    const named = (message.reactions ?? []).filter(isMark);
    const isCut = named.some(({ users = [], count = 0 }) => users.length < count);
    const all = isCut ? (await everybody(channel, seen.source.message)).filter(isMark) : named;
    // The bot hears nothing of its own reactions, so none of them is a mark.
    const others = (users: readonly string[]) => users.filter((user) => user !== identity.botUser);
    const reactions = all.map(({ name = '', users = [] }) => ({ emoji: name, people: others(users) }));
    return [{ seen, reactions, ...(message.user === identity.botUser && { isOwn: true }) }];
  };

  return async (channel: string, read: readonly Read[], asOf: Instant): Promise<ChannelPage> => {
    const messages: ChannelMessage[] = [];
    for (const message of read) {
      // One that was deleted since the page was read is not shown any more.
      messages.push(...((await unlessGone(() => shownFrom(channel, message))) ?? []));
    }
    return { messages, threads: read.flatMap(threadOf), asOf };
  };
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

function threadOf({ ts, thread_ts: thread, reply_count: replies = 0 }: Read): readonly string[] {
  return ts !== undefined && thread === ts && replies > 0 ? [ts] : [];
}
