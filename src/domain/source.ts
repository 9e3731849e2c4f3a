import { fromTimestamp, type Instant } from './time/instant';

/**
 * Where something was said: a message of a channel, and the thread it stands in when it is a reply.
 * `message` is the id that the workspace gives it, unique within its channel.
 */
export interface Source {
  readonly channel: string;
  readonly message: string;
  readonly thread?: string;
}

/** The message's identity as a key; a reply and its thread's parent differ by their own ids already. */
export function sourceKey(source: Pick<Source, 'channel' | 'message'>): string {
  return `${source.channel}:${source.message}`;
}

/** When a message was written: its id is its time, to the microsecond. */
export function saidAt(source: Pick<Source, 'message'>): Instant {
  return fromTimestamp(source.message);
}
