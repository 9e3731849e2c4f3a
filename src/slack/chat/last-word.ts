import { fromTimestamp, type Instant, toTimestamp } from '../../domain/time/instant';
import { type MessageRead, messagesAnswer } from '../payloads/answers';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import type { ChatParts } from './parts';

/** Messages of one call, as many as Slack advises. */
const PAGE_SIZE = 200;

/** Who says what Slack itself has to say. */
const SLACKBOT = 'USLACKBOT';

/** What people write is of these subtypes, or of none; of all others Slack is the author. */
const written: readonly string[] = ['', 'file_share', 'thread_broadcast', 'me_message'];

/**
 * When a person wrote last in a channel or its threads, later than an instant. The whole channel is listed, since a thread may go
 * on below any message; of the threads those alone are read in which somebody replied since.
 */
export async function lastWord(
  { api, identity }: Pick<ChatParts, 'api' | 'identity'>,
  channel: string,
  after: Instant,
): Promise<Instant | undefined> {
  const oldest = toTimestamp(after);
  let last = oldest;
  const hear = (messages: readonly MessageRead[]): void => {
    for (const message of messages) {
      if (message.ts > last && isWord(message, identity.botUser)) last = message.ts;
    }
  };
  const threads: string[] = [];
  const listed = api.pages('conversations.history', (client, cursor) =>
    client.conversations.history({ channel, limit: PAGE_SIZE, ...cursor }),
  );
  for await (const page of listed) {
    const messages = shown(page);
    hear(messages);
    const going = messages.filter(({ latest_reply: reply }) => reply !== undefined && reply > oldest);
    threads.push(...going.map(({ ts }) => ts));
  }
  for (const ts of threads) {
    try {
      const replies = api.pages('conversations.replies', (client, cursor) =>
        client.conversations.replies({ channel, ts, oldest, limit: PAGE_SIZE, ...cursor }),
      );
      for await (const page of replies) hear(shown(page));
    } catch (error) {
      // Deleted since it was listed, it says nothing any more.
      if (!isRefusedWith(error, 'thread_not_found', 'message_not_found')) throw error;
    }
  }
  return last > oldest ? fromTimestamp(last) : undefined;
}

/** Whether a person wrote it: neither an app nor Slack itself, whatever it is about. */
function isWord({ user, bot_id: bot, subtype = '' }: MessageRead, botUser: string): boolean {
  const isPerson = typeof user === 'string' && user !== botUser && user !== SLACKBOT;
  return isPerson && bot === undefined && written.includes(subtype);
}

/** The messages of an answer; that there are none is something else than that Slack does not say which. */
function shown(answer: object): readonly MessageRead[] {
  const { messages } = messagesAnswer.parse(answer);
  if (messages === undefined) throw unsaid();
  return messages;
}
