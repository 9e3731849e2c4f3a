import { convertChannel } from '../../domain/incident/channel';
import { recordWording } from '../../domain/marks/marking';
import { saidAt } from '../../domain/source';
import { readMessageEvent } from '../payloads/message-event';
import type { EventListener } from './event';

/** Somebody said, edited or deleted something in a channel that the bot is in. */
export const message: EventListener = {
  type: 'message',
  subscriptions: ['message.channels', 'message.groups'],

  async hear(event, { workspace, incidentIn, load, change }) {
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
      const isNew = each.deletedAt === undefined && each.asOf === saidAt(each.source);
      if (!isNew) workspace.reworded(each.source);
      // Most are of no concern to the incident. A mark on a new one that comes at this moment finds its words at hand.
      else if (recordWording(await load(ref), known).length === 0) continue;
      await change(ref, undefined, (incident) => recordWording(incident, known));
    }
  },
};
