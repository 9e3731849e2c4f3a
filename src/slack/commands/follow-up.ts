import { mentionedIn } from '../../domain/incident/message-text';
import { addFollowUp, followUpName } from '../../domain/ledger/follow-up';
import { takeTags } from '../../domain/ledger/follow-up-words';
import type { PersonId } from '../../domain/person';
import type { Wording } from '../../domain/text/wording';
import { parseDue, takeDue } from '../../domain/time/due';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { MENTION } from '../text/ids';
import { writeMrkdwn } from '../text/mrkdwn';
import { readTyped } from '../text/read-mrkdwn';
import { dutyInWords } from '../views/ledger/follow-up';

/** Records a task for after the incident. */
export const followUp: Command = {
  name: 'follow-up',
  aliases: ['followup', 'todo', 'task'],
  usage: 'follow-up [p1 prevent:] <text> [@owner] [due <date>]',
  summary: 'Records a task for after the incident; its priority and type may stand before a colon',
  isForGuests: true,
  example: 'follow-up p1 detect: add an alert on memory growth due friday',

  async run({ args, at, now, nameOf, settings, incident: find, change }) {
    const incident = await find();
    const { tags, rest: behind } = takeTags(args);
    const { day, rest } = takeDay(behind);
    const due = day === undefined ? undefined : parseDue(day, { now, zone: incident.zone });
    const { owner, text } = takeOwner(readTyped(rest));
    const task = {
      ...{ text, ...tags },
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due }),
      ...(at !== undefined && { occurredAt: at }),
    };
    const after = await change((current) => addFollowUp(current, task));
    const name = followUpName({ number: after.followUps.length });
    const said = `Recorded as *${name}*: ${writeMrkdwn(text, nameOf)} (${dutyInWords(task)}).`;
    return toAsker(`${said} Type \`/${settings.command} done ${name}\` when it is done.`);
  },
};

const mentionAlone = new RegExp(String.raw`^${MENTION}[\s.]*$`);

/** The day stands at the end, or before the owner at the end: `by friday @ana`. */
function takeDay(text: string): { day?: string; rest: string } {
  const at = text.lastIndexOf('<@');
  const isOwner = at > 0 && mentionAlone.test(text.slice(at));
  const before = isOwner ? takeDue(text.slice(0, at)) : undefined;
  if (before !== undefined) return { day: before.day, rest: `${before.rest} ${text.slice(at)}` };
  const taken = takeDue(text);
  return taken === undefined ? { rest: text } : { day: taken.day, rest: taken.rest };
}

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
