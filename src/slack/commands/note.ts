import { note as noteFact } from '../../domain/decisions/note';
import { leadingWhen } from '../../domain/time/when';
import { toChannel } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { inZone } from '../text/instants';
import { writeMrkdwn } from '../text/mrkdwn';
import { readTyped } from '../text/read-mrkdwn';

/** Puts a line on the timeline, at the time it names. */
export const note: Command = {
  name: 'note',
  aliases: ['log'],
  usage: 'note [<when>] <text>',
  summary: 'Puts a line on the timeline',
  isForGuests: true,
  example: 'note 10:42 rolled back to 1.42',

  async run({ args, at, now, nameOf, settings, incident: find, change }) {
    const incident = await find();
    const leading = at === undefined ? leadingWhen(args, { now, zone: incident.zone }) : undefined;
    const occurredAt = at ?? leading?.at;
    const text = readTyped(leading?.rest ?? args);
    await change((current) => noteFact(current, text, occurredAt), leading?.spoken);
    const time = inZone(occurredAt ?? now, incident.zone, now);
    return toChannel(`:${settings.answerEmoji}: *${time}*  ${writeMrkdwn(text, nameOf)}`);
  },
};
