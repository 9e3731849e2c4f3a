import { convertChannel } from '../../domain/incident/channel';
import { recordWording } from '../../domain/marks/marking';
import { saidAt } from '../../domain/source';
import { readMessageEvent } from '../payloads/message-event';
import type { EventListener } from './event';

/** Somebody said, edited or deleted something in a channel that the bot is in. */
export const message: EventListener = {
  type: 'message',
  subscriptions: ['message.channels', 'message.groups'],

  async hear(event, { workspace, incidentIn, change }) {
    const { channel, seen, converted } = readMessageEvent(event);
    const ref = await incidentIn(channel);
    if (ref === undefined) return;
    if (converted !== undefined) {
      const { isPrivate, by, asOf } = converted;
      await change(ref, by, (incident) => convertChannel(incident, isPrivate, asOf));
    }
    for (const each of seen) {
      // A mark may have come before the message that it stands on.
      const known = workspace.recent.note(each);
      if (each.deletedAt !== undefined || each.asOf !== saidAt(each.source)) workspace.reworded(each.source);
      await change(ref, undefined, (incident) => recordWording(incident, known));
    }
  },
};
