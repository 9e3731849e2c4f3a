import type { SeenMessage } from '../../domain/marks/marking';
import type { Source } from '../../domain/source';
import { fromTimestamp } from '../../domain/time/instant';
import { authorOf, messageSchema, readContent } from './message-content';

/** A message's identity; a thread's parent is no reply to itself. */
export function sourceOf(channel: string, message: { ts: string; thread_ts?: string | undefined }): Source {
  const { ts, thread_ts: thread } = message;
  return { channel, message: ts, ...(thread !== undefined && thread !== ts && { thread }) };
}

/** A Slack message as the domain sees it; undefined for what is none or was deleted. Its words read so since it was last edited. */
export function seenFrom(channel: string, value: unknown): SeenMessage | undefined {
  const read = messageSchema.safeParse(value);
  // The tombstone that replies leave behind says "This message was deleted.", which nobody wrote.
  if (!read.success || read.data.subtype === 'tombstone') return undefined;
  const message = read.data;
  const author = authorOf(message);
  return {
    source: sourceOf(channel, message),
    ...readContent(message),
    asOf: fromTimestamp(message.edited?.ts ?? message.ts),
    ...(author !== undefined && { author }),
  };
}
