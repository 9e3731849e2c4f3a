import { z } from 'zod';
import { fromTimestamp } from '../../domain/instant';
import { type SeenMessage, word } from '../../domain/marking';
import { seenFrom, sourceOf } from '../seen';
import type { EventListener } from './event';

const messageEvent = z.object({
  channel: z.string(),
  subtype: z.string().optional(),
  event_ts: z.string(),
  message: z.unknown().optional(),
  previous_message: z.unknown().optional(),
  deleted_ts: z.string().optional(),
});

/** Somebody said, edited or deleted something in a channel that the bot is in. */
export const message: EventListener = {
  type: 'message',
  subscriptions: ['message.channels', 'message.groups'],

  async hear(event, desk) {
    const envelope = messageEvent.parse(event);
    const ref = await desk.store.inChannel(desk.identity.team, envelope.channel);
    if (ref === undefined) return;
    for (const seen of readEvent(event, envelope)) {
      // A mark may have come before the message that it stands on.
      const known = desk.recent.note(seen);
      await desk.changes.change(ref, undefined, (incident) => word(incident, known));
    }
  },
};

/** What the event tells about a message, the earlier wording first. */
function readEvent(event: unknown, envelope: z.infer<typeof messageEvent>): readonly SeenMessage[] {
  const { channel, subtype, event_ts: eventTs } = envelope;
  const before = seenFrom(channel, envelope.previous_message);
  if (subtype === 'message_changed') {
    const after = seenFrom(channel, envelope.message);
    return [before, after].filter((seen) => seen !== undefined);
  }
  if (subtype === 'message_deleted') {
    if (envelope.deleted_ts === undefined) return [];
    const source = before?.source ?? sourceOf(channel, { ts: envelope.deleted_ts });
    const deletedAt = fromTimestamp(eventTs);
    // Without an earlier wording nothing is known but that it is gone.
    return [
      before === undefined
        ? { source, text: [], asOf: fromTimestamp(envelope.deleted_ts), deletedAt }
        : { ...before, deletedAt },
    ];
  }
  const said = seenFrom(channel, event);
  return said === undefined ? [] : [said];
}
