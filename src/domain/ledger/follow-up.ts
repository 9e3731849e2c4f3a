import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { FollowUpOrigin, Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { factAt } from '../incident/kept-facts';
import { presentMarks } from '../incident/marked-message';
import { isWithdrawn, mentionedIn, originMessage, ownWordingOf, wordingOf } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';
import { type Source, saidAt } from '../source';
import { endWithout } from '../text/excerpt';
import { isBlank, type Wording } from '../text/wording';
import { parseDue, takeDue } from '../time/due';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';

/** A specific task for after the incident. */
export interface FollowUp {
  readonly number: number;
  readonly text: Wording;
  /** Whoever is to do it; of a marked message, whoever it names first. */
  readonly owner?: PersonId;
  /** The calendar day by which it is to be done, `2023-11-30`; of a marked message, the one it ends with. */
  readonly due?: string;
  readonly source?: Source;
}

/** How a follow-up is named everywhere: `F1`. */
export function followUpName(followUp: { readonly number: number }): string {
  return `F${followUp.number}`;
}

/** The follow-ups that stand, by number. */
export const followUpsOf = perIncident((incident): readonly FollowUp[] =>
  incident.followUps
    .filter((origin) => !isWithdrawn(incident, origin))
    .flatMap((origin) => ('typed' in origin ? [typed(incident, origin)] : marked(incident, origin))),
);

/** Records a task for after the incident. */
export function addFollowUp(
  incident: Incident,
  task: { text: Wording; owner?: PersonId; due?: string; occurredAt?: Instant },
): readonly Fact[] {
  refuseIfCanceled(incident);
  if (isBlank(task.text)) {
    throw new Refusal(
      'nothing-to-follow-up',
      say`Say what is to be done: ${slash('follow-up add an alert on memory growth @ana due 2026-12-01')}.`,
    );
  }
  return [{ type: 'follow-up-added', ...task }];
}

function typed(
  incident: Incident,
  { number, typed: seq }: Extract<FollowUpOrigin, { typed: unknown }>,
): FollowUp {
  const { text, owner, due } = factAt(incident, seq, 'follow-up-added');
  return { number, text, ...(owner !== undefined && { owner }), ...(due !== undefined && { due }) };
}

function marked(
  incident: Incident,
  origin: Extract<FollowUpOrigin, { marked: unknown }>,
): readonly FollowUp[] {
  const message = originMessage(incident, origin.marked);
  if (presentMarks(message, 'follow-up').length === 0) return [];
  const isDeleted = isBlank(wordingOf(message));
  // Who does it and by when stays known of a message that was deleted.
  const words = isDeleted ? ownWordingOf(message) : wordingOf(message);
  const [owner] = mentionedIn(ownWordingOf(message));
  const context = { now: saidAt(message.source), zone: incident.zone };
  const { rest: text, due } = atEnd(words, (last) => {
    const taken = takeDueDay(last, context);
    return taken.due === undefined ? taken : { ...taken, rest: withoutOwnerAtEnd(taken.rest, owner) };
  });
  return [
    {
      number: origin.number,
      text: isDeleted ? [] : isBlank(text) ? words : text,
      source: message.source,
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due }),
    },
  ];
}

/** What is left and what was taken where words end: of words that end with a list, within its last item. */
function atEnd(words: Wording, take: (last: Wording) => Taken): Taken {
  const index = words.findLastIndex((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const last = words[index];
  const item = typeof last === 'object' && 'list' in last ? last.list.at(-1) : undefined;
  if (typeof last !== 'object' || !('list' in last) || item === undefined) return take(words);
  const { rest, ...taken } = atEnd(item, take);
  const shorter = { ...last, list: [...last.list.slice(0, -1), rest] };
  return { rest: [...words.slice(0, index), shorter, ...words.slice(index + 1)], ...taken };
}

/** Words without the day that they ended with. */
type Taken = { readonly rest: Wording; readonly due?: string };

/** Takes off the day that a message ends with, as in “due friday”, counted from when it was written. */
function takeDueDay(words: Wording, context: { now: Instant; zone: Zone }): Taken {
  const index = words.findLastIndex((piece) => typeof piece === 'string' && piece.trim() !== '');
  const last = words[index];
  const taken = typeof last === 'string' ? takeDue(last) : undefined;
  if (taken === undefined) return { rest: words };
  try {
    const rest = [...words.slice(0, index), taken.rest, ...words.slice(index + 1)].filter(
      (piece) => piece !== '',
    );
    return { rest, due: parseDue(taken.day, context) };
  } catch (error) {
    // Whatever else stands behind the word is just words.
    if (error instanceof Refusal) return { rest: words };
    throw error;
  }
}

/** In “… @ana due friday” the name says who does it and is no part of the task; elsewhere the sentence may need it. */
function withoutOwnerAtEnd(words: Wording, owner: PersonId | undefined): Wording {
  const index = words.findLastIndex((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const last = words[index];
  const isOwner = typeof last === 'object' && 'person' in last && last.person === owner;
  const before = words[index - 1];
  if (!isOwner || typeof before !== 'string') return words;
  const end = endWithout(before, (character) => /[\s,;:(–—-]/.test(character));
  return [...words.slice(0, index - 1), before.slice(0, end)];
}
