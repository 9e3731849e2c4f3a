import { mentionedIn } from '../../domain/incident/message-text';
import { addFollowUp, followUpName } from '../../domain/ledger/follow-up';
import type { PersonId } from '../../domain/person';
import type { Wording } from '../../domain/text/wording';
import { parseDue, takeDue } from '../../domain/time/due';
import { toChannel } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { mention, writeMrkdwn } from '../text/mrkdwn';
import { readTyped } from '../text/read-mrkdwn';

/** Records a task for after the incident. */
export const followUp: Command = {
  name: 'follow-up',
  aliases: ['followup', 'todo', 'task'],
  usage: 'follow-up <text> [@owner] [due <date>]',
  summary: 'Records a task for after the incident',
  isForGuests: true,
  example: 'follow-up add an alert on memory growth due friday',

  async run({ args, at, now, nameOf, settings, incident: find, change }) {
    const incident = await find();
    const taken = takeDue(args);
    const due = taken === undefined ? undefined : parseDue(taken.day, { now, zone: incident.zone });
    const { owner, text } = takeOwner(readTyped(taken?.rest ?? args));
    const task = {
      text,
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due }),
      ...(at !== undefined && { occurredAt: at }),
    };
    const after = await change((current) => addFollowUp(current, task));
    const name = followUpName({ number: after.followUps.length });
    const by = [
      owner === undefined ? 'no owner' : mention(owner),
      due === undefined ? 'no due date' : `due ${due}`,
    ];
    const emoji = settings.emoji['follow-up'];
    return toChannel(`:${emoji}: *${name}*  ${writeMrkdwn(text, nameOf)} (${by.join(', ')})`);
  },
};

/** A mention at the end is the owner and no part of the text; one inside the text is both. */
function takeOwner(words: Wording): { owner?: PersonId; text: Wording } {
  const pieces = words.filter((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const last = pieces.at(-1);
  if (last !== undefined && typeof last !== 'string' && 'person' in last) {
    return { owner: last.person, text: trimmed(words.slice(0, words.lastIndexOf(last))) };
  }
  const [owner] = mentionedIn(words);
  return { ...(owner !== undefined && { owner }), text: trimmed(words) };
}

function trimmed(words: Wording): Wording {
  const last = words.at(-1);
  return typeof last === 'string'
    ? [...words.slice(0, -1), last.trimEnd()].filter((piece) => piece !== '')
    : words;
}
