import { note as noteFact } from '../../domain/decisions/note';
import { inPlainText } from '../../domain/text/plain-text';
import { suspectedTimes } from '../../domain/time/suspected-times';
import { UnclearTime } from '../../domain/time/unclear-time';
import { toChannel } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { type AskerContext, type CommandTime, isAskedBack, leadingTime } from '../text/command-time';
import { inZone, typedInZone } from '../text/instants';
import { writeMrkdwn } from '../text/mrkdwn';
import { readTyped } from '../text/read-mrkdwn';

/** Puts a line on the timeline, at the time it names. */
export const note: Command = {
  name: 'note',
  aliases: ['log'],
  usage: 'note [<when>] <text>',
  isEssential: true,
  summary: 'Puts a line on the timeline',
  isForGuests: true,
  example: 'note 10:42 rolled back to 1.42',

  async run({ args, at, now, time: flagged, nameOf, ownZone, settings, incident: find, change }) {
    const incident = await find();
    const { zone } = incident;
    const { rest, ...time } =
      at === undefined ? timeIn(args, { now, zone, ownZone }) : { ...flagged, rest: args };
    const text = readTyped(rest);
    // What was said behind `--at` and not read goes before what may be meant in the words.
    const open = flagged.unread === undefined ? time : { ...time, unread: flagged.unread };
    await change((current) => noteFact(current, text, time.at), open);
    const shown =
      time.at === undefined ? inZone(now, zone, now) : typedInZone({ ...time, at: time.at }, zone, now);
    return toChannel(`:${settings.answerEmoji}: *${shown}*  ${writeMrkdwn(text, nameOf)}`);
  },
};

/** The time that a note begins with, else what may be meant by what looks like one in it. */
function timeIn(args: string, context: AskerContext): CommandTime & { readonly rest: string } {
  try {
    const leading = leadingTime(args, context);
    if (leading !== undefined) return leading;
  } catch (error) {
    if (!(error instanceof UnclearTime) || isAskedBack(error)) throw error;
    return { unread: { typed: '', readings: error.candidates, where: 'text' }, rest: args };
  }
  const found = suspectedTimes(
    inPlainText(readTyped(args), () => ''),
    context,
  );
  const [first] = found;
  if (first === undefined) return { rest: args };
  const readings = found.map(({ at }) => at);
  return { unread: { typed: first.typed, readings, where: 'text' }, rest: args };
}
