import type { Talk } from '../../app/people';
import type { Clock } from '../../app/ports';
import { fromTimestamp, type Instant, toTimestamp } from '../../domain/time/instant';
import { type MessageRead, messagesAnswer } from '../payloads/answers';
import { talkedAt } from '../payloads/talk';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import type { ChatParts } from './parts';

/** Messages of one call. Slack advises no more than this. Source: docs.slack.dev, conversations.history. */
const PAGE = 200;

/**
 * Finds out when people spoke last. Of a channel in which they just did it reads one page; of a silent one all, because a thread
 * stands where it began, however late the last reply to it came.
 */
export function talk({ api, identity }: ChatParts, clock: Clock): Talk {
  const latestOf = (messages: readonly MessageRead[], latest: Instant): Instant =>
    messages.reduce((last, message) => {
      const isOwn = message.user === identity.botUser;
      const at = isOwn ? undefined : talkedAt(message, clock.now());
      return at !== undefined && at > last ? at : last;
    }, latest);

  const inThread = async (channel: string, ts: string, after: Instant): Promise<Instant> => {
    const asked = { channel, ts, oldest: toTimestamp(after), limit: PAGE };
    const pages = api.pages('conversations.replies', (client, cursor) =>
      client.conversations.replies({ ...asked, ...cursor }),
    );
    let latest = after;
    try {
      for await (const page of pages) latest = latestOf(shown(page), latest);
    } catch (error) {
      // It was deleted since it was listed.
      if (!isRefusedWith(error, 'thread_not_found', 'message_not_found')) throw error;
    }
    return latest;
  };

  return {
    async lastTalk(channel, { after, enough }) {
      const pages = api.pages('conversations.history', (client, cursor) =>
        client.conversations.history({ channel, limit: PAGE, ...cursor }),
      );
      let latest = after;
      for await (const page of pages) {
        const messages = shown(page);
        latest = latestOf(messages, latest);
        for (const message of messages) {
          if (latest > enough) return latest;
          if (mayHaveTalk(message, latest)) latest = await inThread(channel, message.ts, latest);
        }
      }
      return latest > after ? latest : undefined;
    },
  };
}

/** Whether something was replied to a message later than that. */
function mayHaveTalk({ reply_count: replies = 0, latest_reply: last }: MessageRead, after: Instant): boolean {
  return replies > 0 && (last === undefined || fromTimestamp(last) > after);
}

function shown(answer: object): readonly MessageRead[] {
  const { messages } = messagesAnswer.parse(answer);
  if (messages === undefined) throw unsaid();
  return messages;
}
