import type { Notice } from '../../app/notice';
import type { Chat, Operation } from '../../app/ports';
import type { SeenMessage } from '../../domain/marks/marking';
import type { Source } from '../../domain/source';
import { instant, minute, toTimestamp } from '../../domain/time/instant';
import { type MessageRead, messagesAnswer, postedAnswer } from '../payloads/answers';
import { seenFrom } from '../payloads/seen-message';
import { isPersonId } from '../text/ids';
import { drawNotice } from '../views/notices/notice';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import type { AnnouncementChannel } from './announcement-channel';
import type { ChatParts } from './parts';

/** The type of the metadata by which a message is found again. */
const operationType = 'firelog_job';
/** Why a bot may not read a thread: it is in somebody else's direct messages, or in a channel that it is not in. */
const unreadable = [
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
  'message_not_found',
  'missing_scope',
  'no_permission',
];
/** Our clock and Slack's may differ by this much: a machine's may be off by minutes. */
const clockSkew = 15 * minute;

/** What names people by name; the card, whose first drawing must not wait, mentions them. */
const namedBy: ReadonlySet<Notice['type']> = new Set([
  'fact',
  'news',
  'time-offer',
  'reminder',
  'digest',
  'archiving',
  'role',
  'declined',
  'brief',
  'postmortem',
]);

/** Posts, edits, pins, marks and reads messages. */
export function messages(
  { api, identity, settings }: ChatParts,
  names: Chat['names'],
  announcements: AnnouncementChannel,
  directMessages: Chat['directMessages'],
): Pick<Chat, 'post' | 'edit' | 'tellAlone' | 'pin' | 'answer' | 'read' | 'readThread'> {
  const draw = async (notice: Parameters<Chat['post']>[1]) => {
    const named = new Set<string>();
    const note = (person: string): string => {
      named.add(person);
      return person;
    };
    const message = drawNotice(notice, { nameOf: note, settings });
    if (!namedBy.has(notice.type) || named.size === 0) return message;
    return drawNotice(notice, { nameOf: await names([...named]), settings });
  };

  const findPosted = async (
    channel: string,
    operation: Operation,
    thread: string | undefined,
  ): Promise<Source | undefined> => {
    const oldest = toTimestamp(instant(Math.max(0, operation.firstAttemptAt - clockSkew)));
    const asked = { channel, oldest, include_all_metadata: true, limit: 200 };
    const pages =
      thread === undefined
        ? api.pages('conversations.history', (client, cursor) =>
            client.conversations.history({ ...asked, ...cursor }),
          )
        : api.pages('conversations.replies', (client, cursor) =>
            client.conversations.replies({ ...asked, ts: thread, ...cursor }),
          );
    for await (const page of pages) {
      const found = shown(page).find((message) => isOperation(message, operation));
      if (found !== undefined) return { channel, message: found.ts, ...(thread !== undefined && { thread }) };
    }
    return undefined;
  };

  /** Slack takes a person for the channel of their direct messages when it is posted to, and not when it is read. */
  const findEarlier = async (
    channel: string,
    operation: Operation,
    thread: string | undefined,
  ): Promise<Source | undefined> => {
    if (!isPersonId(channel)) return findPosted(channel, operation, thread);
    try {
      return await findPosted(await directMessages(channel), operation, thread);
    } catch (error) {
      // An app that was installed before it asked to read them tells a person twice rather than never.
      if (isRefusedWith(error, 'missing_scope')) return undefined;
      throw error;
    }
  };

  return {
    async post(to, notice, operation, below) {
      const thread = typeof below === 'object' ? below.below : below;
      const isInChannel = typeof below === 'object' && below.isInChannel;
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      const placed = isInChannel ? { thread_ts: thread ?? '', reply_broadcast: true as const } : inThread;
      const message = await draw(notice);
      const channel = to.startsWith('#') ? await announcements.id(to.slice(1)) : to;
      const posted = operation.attempt > 1 ? await findEarlier(channel, operation, thread) : undefined;
      if (posted !== undefined) return { source: posted };
      const answer = await api.call(
        'chat.postMessage',
        (client) =>
          client.chat.postMessage({
            channel,
            ...message,
            ...placed,
            unfurl_links: false,
            unfurl_media: false,
            metadata: { event_type: operationType, event_payload: { job: operation.id } },
          }),
        channel,
      );
      const { channel: where = channel, ts } = postedAnswer.parse(answer);
      // The next attempt finds it by the job's id.
      if (ts === undefined) throw unsaid();
      const source = { channel: where, message: ts, ...(thread !== undefined && { thread }) };
      return { source, says: JSON.stringify(message) };
    },
    async edit(source, notice, says) {
      const message = await draw(notice);
      if (JSON.stringify(message) === says) return true;
      try {
        await api.call('chat.update', (client) =>
          client.chat.update({ channel: source.channel, ts: source.message, parse: 'none', ...message }),
        );
        return true;
      } catch (error) {
        if (isRefusedWith(error, 'message_not_found')) return false;
        throw error;
      }
    },
    async tellAlone(channel, person, notice) {
      const message = await draw(notice);
      try {
        await api.call('chat.postEphemeral', (client) =>
          client.chat.postEphemeral({ channel, user: person, ...message }),
        );
      } catch (error) {
        // Whoever left the channel meanwhile finds it in the timeline.
        if (!isRefusedWith(error, 'user_not_in_channel', 'is_archived')) throw error;
      }
    },
    async pin(source) {
      try {
        await api.call('pins.add', (client) =>
          client.pins.add({ channel: source.channel, timestamp: source.message }),
        );
      } catch (error) {
        if (!isRefusedWith(error, 'already_pinned', 'message_not_found')) throw error;
      }
    },
    async answer(source, present) {
      const where = { channel: source.channel, timestamp: source.message, name: settings.answerEmoji };
      try {
        if (present) await api.call('reactions.add', (client) => client.reactions.add(where));
        else await api.call('reactions.remove', (client) => client.reactions.remove(where));
      } catch (error) {
        if (!isRefusedWith(error, 'already_reacted', 'no_reaction', 'message_not_found')) throw error;
      }
    },
    async readThread(source) {
      const { channel, thread = source.message } = source;
      const pages = api.pages('conversations.replies', (client, cursor) =>
        client.conversations.replies({ channel, ts: thread, limit: 200, ...cursor }),
      );
      const seen: SeenMessage[] = [];
      try {
        for await (const page of pages) {
          seen.push(...shown(page).flatMap((message) => seenFrom(channel, message) ?? []));
        }
      } catch (error) {
        if (isRefusedWith(error, ...unreadable)) return undefined;
        throw error;
      }
      return seen;
    },
    async read(source) {
      try {
        // Unlike history, this finds top-level messages and thread replies alike.
        const answer = await api.call('conversations.replies', (client) =>
          client.conversations.replies({
            channel: source.channel,
            ts: source.message,
            oldest: source.message,
            latest: source.message,
            inclusive: true,
            limit: 1,
          }),
        );
        const found = shown(answer).find((message) => message.ts === source.message);
        return found === undefined ? undefined : seenFrom(source.channel, found);
      } catch (error) {
        if (isRefusedWith(error, 'thread_not_found', 'message_not_found')) return undefined;
        throw error;
      }
    },
  };

  function isOperation({ bot_id: bot, metadata }: MessageRead, operation: Operation): boolean {
    if (bot !== identity.botId || metadata.event_type !== operationType) return false;
    return metadata.event_payload.job === operation.id;
  }
}

/** The messages of an answer. That there are none is something else than that Slack does not say which. */
function shown(answer: object): readonly MessageRead[] {
  const { messages } = messagesAnswer.parse(answer);
  if (messages === undefined) throw unsaid();
  return messages;
}
