import { word } from '../../domain/marking';
import { readMessageEvent } from '../message-event';
import type { EventListener } from './event';

/** Somebody said, edited or deleted something in a channel that the bot is in. */
export const message: EventListener = {
  type: 'message',
  subscriptions: ['message.channels', 'message.groups'],

  async hear(event, desk) {
    const { channel, seen } = readMessageEvent(event);
    const ref = await desk.store.inChannel(desk.identity.team, channel);
    if (ref === undefined) return;
    for (const each of seen) {
      // A mark may have come before the message that it stands on.
      const known = desk.recent.note(each);
      await desk.changes.change(ref, undefined, (incident) => word(incident, known));
    }
  },
};
