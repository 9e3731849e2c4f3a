import { z } from 'zod';
import { type Instant, toTimestamp } from '../../domain/time/instant';
import { partsField } from '../web-api/tolerant-fields';
import { timestamp } from './timestamp';

/** An event does not say what it is about, so that it means nothing to anybody. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** What is read of an event; throws `UnreadableEvent` where that is not there. */
export function readEvent<T>(schema: z.ZodType<T>, event: unknown): T {
  const read = schema.safeParse(event);
  if (read.success) return read.data;
  throw new UnreadableEvent(read.error.issues.map(({ path }) => path.join('.')).join(', '));
}

const stamp = timestamp.optional().catch(undefined);
const times = partsField({ event_ts: stamp, ts: stamp });
const envelope = partsField({ event_time: z.int().min(0).max(8_999_999_999).optional().catch(undefined) });

/**
 * An event with the time of it: its own, else that of the message that it is, else that of the envelope, which Slack says
 * in whole seconds, else now.
 */
export function dated<E extends object>(
  event: E,
  body: unknown,
  now: Instant,
): E & { readonly event_ts: string } {
  const { event_ts: own, ts } = times.parse(event);
  const { event_time: seconds } = envelope.parse(body);
  // What it is about was there before it: a message of the same second, say.
  const sent = seconds === undefined ? toTimestamp(now) : `${seconds}.999999`;
  return { ...event, event_ts: own ?? ts ?? sent };
}
