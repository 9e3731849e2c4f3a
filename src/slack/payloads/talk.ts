import { fromTimestamp, type Instant, instant, second } from '../../domain/time/instant';
import { huddleEnd } from './huddle';
import { messageSchema } from './message-content';

/** What people write; all other messages of theirs tell that they joined, or named the channel. */
const written: ReadonlySet<string | undefined> = new Set([
  undefined,
  'thread_broadcast',
  'file_share',
  'me_message',
]);

/** When a person said what a message says, or was in the huddle that it is; undefined for what programs say. */
export function talkedAt(value: unknown, now: Instant): Instant | undefined {
  const read = messageSchema.safeParse(value);
  if (!read.success) return undefined;
  const { ts, subtype, user, bot_id: bot, room } = read.data;
  const end = subtype === 'huddle_thread' ? huddleEnd(room) : undefined;
  if (end !== undefined) return end === 'on' ? now : instant(end * second);
  const isPersons = user !== undefined && bot === undefined && written.has(subtype);
  return isPersons ? fromTimestamp(ts) : undefined;
}
