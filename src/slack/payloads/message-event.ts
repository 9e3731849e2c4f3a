import { z } from 'zod';
import type { SeenMessage } from '../../domain/marks/marking';
import type { PersonId } from '../../domain/person';
import { samePictures } from '../../domain/picture';
import { fromTimestamp, type Instant } from '../../domain/time/instant';
import { idField, textField } from '../web-api/tolerant-fields';
import { readEvent } from './event';
import { seenFrom, sourceOf } from './seen-message';
import { timestamp } from './timestamp';

const messageEvent = z.object({
  channel: z.string().min(1),
  subtype: textField,
  user: idField,
  event_ts: timestamp,
  message: z.unknown().optional(),
  previous_message: z.unknown().optional(),
  deleted_ts: timestamp.optional().catch(undefined),
});

type MessageEvent = z.infer<typeof messageEvent>;

/** What a `message` event tells. */
export interface MessageNews {
  readonly channel: string;
  /** What it tells about one message there, the earlier wording first. */
  readonly seen: readonly SeenMessage[];
  /** That somebody made the channel private or public, of which Slack tells by a message alone. */
  readonly converted?: { readonly isPrivate: boolean; readonly by?: PersonId; readonly asOf: Instant };
}

/** Reads a `message` event. */
export function readMessageEvent(event: unknown): MessageNews {
  const envelope = readEvent(messageEvent, event);
  const { channel, subtype, user, event_ts: eventTs } = envelope;
  const [, to] = /^channel_convert_to_(private|public)$/.exec(subtype ?? '') ?? [];
  const seen = seenIn(event, envelope);
  if (to === undefined) return { channel, seen };
  const converted = { isPrivate: to === 'private', asOf: fromTimestamp(eventTs) };
  return { channel, seen, converted: { ...converted, ...(user !== undefined && { by: user }) } };
}

function seenIn(event: unknown, envelope: MessageEvent): readonly SeenMessage[] {
  const { channel, subtype, message } = envelope;
  const before = seenFrom(channel, envelope.previous_message);
  if (subtype === 'message_deleted') return deleted(envelope, envelope.deleted_ts, before);
  if (subtype === 'message_changed') {
    // A message whose replies stay is not deleted in Slack's words: a tombstone takes its place.
    const tombstone = tombstoneSchema.safeParse(message);
    return tombstone.success ? deleted(envelope, tombstone.data.ts, before) : changed(envelope, before);
  }
  const said = seenFrom(channel, event);
  return said === undefined ? [] : [said];
}

const tombstoneSchema = z.object({ subtype: z.literal('tombstone'), ts: timestamp });

function deleted(
  { channel, event_ts: eventTs }: MessageEvent,
  ts: string | undefined,
  before: SeenMessage | undefined,
): readonly SeenMessage[] {
  if (ts === undefined) return [];
  const deletedAt = fromTimestamp(eventTs);
  if (before !== undefined) return [{ ...before, deletedAt }];
  // Without an earlier wording nothing is known but that it is gone.
  return [
    { source: sourceOf(channel, { ts }), text: [], asOf: fromTimestamp(ts), deletedAt, isUnread: true },
  ];
}

/** An app's update with blocks leaves no mark "edited", nor does a preview of a link or a deleted file: what it says tells. */
function changed(
  { channel, event_ts: eventTs, message }: MessageEvent,
  before: SeenMessage | undefined,
): readonly SeenMessage[] {
  const after = seenFrom(channel, message);
  if (after === undefined || before === undefined)
    return [before, after].filter((seen) => seen !== undefined);
  const isSame =
    JSON.stringify(after.text) === JSON.stringify(before.text) &&
    samePictures(after.pictures, before.pictures);
  const isUnmarked = after.asOf <= before.asOf && !isSame;
  return [before, isUnmarked ? { ...after, asOf: fromTimestamp(eventTs) } : after];
}
