import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { facts } from '../facts';
import { correctableFacts, timedFact } from '../fold/apply-correction';
import { wordingOfFact } from '../fold/fact-words';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type Fact, type IncidentEvent, occurredAt } from '../incident/incident-event';
import { isRecorded, type MarkedMessage, presentMarks } from '../incident/marked-message';
import { happenedAt, wordingOf } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { type FollowUp, followUpsOf } from '../ledger/follow-up';
import { taskIn } from '../ledger/task-in-words';
import { isVerdict, type MarkKind } from '../mark-kind';
import type { PersonId } from '../person';
import { isBlank, type Wording } from '../text/wording';
import { type Instant, instant, later } from '../time/instant';
import type { Zone } from '../time/zone';
import { addedMark } from './add-message';
import { type Correction, correctEntry } from './correct-entry';
import { isWithdrawable, withdraw } from './withdraw';

/** An entry that somebody can correct: a marked message, or a fact that was typed. */
export interface Changeable {
  /** Its key in the timeline. */
  readonly key: string;
  readonly at: Instant;
  /** Whether it happened about then. */
  readonly isApproximate?: true;
  /** What it says; undefined where it is nothing but a fact, such as a change of status. */
  readonly text?: Wording;
  /** What is being done, where it is an update. */
  readonly doing?: Wording;
  /** As what its message is marked, where that is one kind alone. */
  readonly kind?: MarkKind;
  readonly isWithdrawable: boolean;
  /** The follow-up that it is, where it is one. */
  readonly task?: FollowUp;
}

/** What somebody wants an entry to be. */
export interface Change extends Correction {
  readonly kind?: MarkKind;
}

/** The entries that can be corrected, the latest first. */
export function changeableEntries(incident: Incident): readonly Changeable[] {
  return [
    ...[...incident.messages].flatMap(([key, message]) =>
      isRecorded(message) ? [ofMessage(key, message)] : [],
    ),
    ...correctableFacts(incident).map(ofFact),
  ]
    .map((entry) => withTask(incident, entry))
    .sort((a, b) => b.at - a.at);
}

/** The entry of that key; refuses when it no longer stands. */
export function changeableEntry(incident: Incident, key: string): Changeable {
  const timed = timedFact(incident, key);
  // Of a canceled incident it can still be said when that was.
  if (timed?.type !== 'canceled') refuseIfCanceled(incident);
  const found = timed ? timeOf(timed) : changeableEntries(incident).find((each) => each.key === key);
  if (found !== undefined) return found;
  throw new Refusal(
    'entry-gone',
    say`This entry was withdrawn meanwhile. Close this and type ${slash('timeline')} to see what stands.`,
  );
}

/** Corrects an entry: its words, its time and, of a marked message, what it is marked as. */
export function changeEntry(
  incident: Incident,
  key: string,
  { kind, ...correction }: Change,
  by: { readonly person: PersonId; readonly now: Instant },
): readonly Fact[] {
  const entry = changeableEntry(incident, key);
  const message = incident.messages.get(key);
  const isOther = message !== undefined && kind !== undefined && kind !== entry.kind;
  const remarked = isOther ? remark(message, kind, by) : [];
  const whole = taskCorrection(entry, correction, { now: by.now, zone: incident.zone });
  return [...remarked, ...correctEntry(incident, remarked, key, whole)];
}

/**
 * The day of a follow-up stands in a field of its own: where its words are put otherwise and that is left as it is, it stays what it
 * is, unless the new words end with another one. A typed one does not say it twice.
 */
function taskCorrection(
  { key, task }: Changeable,
  correction: Correction,
  context: { readonly now: Instant; readonly zone: Zone },
): Correction {
  if (task === undefined || correction.text === undefined || correction.due !== undefined) return correction;
  const { text, due = task.due } = taskIn(correction.text, correction.owner ?? task.owner, context);
  const isTyped = key.startsWith('#') && !isBlank(text);
  return { ...correction, ...(isTyped && { text }), ...(due !== undefined && { due }) };
}

/** Withdraws an entry; the log keeps that it was there, and who withdrew it. */
export function withdrawEntry(incident: Incident, key: string, now: Instant): readonly Fact[] {
  const entry = changeableEntry(incident, key);
  const message = incident.messages.get(key);
  if (message !== undefined) return [withdrawal(message, now)];
  const fact = correctableFacts(incident).find((each) => entryKeyOf(each) === key);
  if (fact !== undefined && entry.isWithdrawable) return withdraw(incident, fact);
  throw new Refusal(
    'not-withdrawable',
    'Somebody answered, which cannot be withdrawn. Put its time right instead.',
    'fate',
  );
}

function ofMessage(key: string, message: MarkedMessage): Changeable {
  const kinds = new Set(presentMarks(message).flatMap(({ kind }) => (isVerdict(kind) ? [] : [kind])));
  const [kind] = kinds;
  return {
    key,
    at: happenedAt(message),
    text: wordingOf(message),
    isWithdrawable: true,
    ...(message.correction?.approximate && { isApproximate: true }),
    ...(kind !== undefined && kinds.size === 1 && { kind }),
  };
}

function ofFact(fact: IncidentEvent): Changeable {
  return {
    key: entryKeyOf(fact),
    at: occurredAt(fact),
    isWithdrawable: isWithdrawable(fact),
    ...('approximate' in fact && fact.approximate && { isApproximate: true }),
    ...(facts[fact.type].said !== undefined && { text: wordingOfFact(fact) ?? [] }),
    ...(fact.type === 'updated' && { doing: fact.doing ?? [] }),
  };
}

function withTask(incident: Incident, entry: Changeable): Changeable {
  const task = tasks(incident).get(entry.key);
  return task === undefined ? entry : { ...entry, task };
}

/** The follow-ups that stand, by the keys of their entries. */
const tasks = perIncident((incident): ReadonlyMap<string, FollowUp> => {
  const standing = new Map(followUpsOf(incident).map((task) => [task.number, task]));
  const keyed = incident.followUps.flatMap((origin): readonly [string, FollowUp][] => {
    const task = standing.get(origin.number);
    const key = 'typed' in origin ? entryKeyOf({ seq: origin.typed }) : origin.marked;
    return task === undefined ? [] : [[key, task]];
  });
  return new Map(keyed);
});

/** A fact of which the time alone can be put right. */
function timeOf(fact: IncidentEvent): Changeable {
  const { text: _, ...rest } = ofFact(fact);
  return rest;
}

/** Takes back the marks that stand, however far Slack's clock is ahead of the bot's. */
function withdrawal(message: MarkedMessage, now: Instant): Extract<Fact, { type: 'marks-withdrawn' }> {
  const latest = presentMarks(message).reduce((late, { asOf }) => Math.max(late, asOf), Number(now));
  return { type: 'marks-withdrawn', source: message.source, asOf: instant(latest) };
}

function remark(
  message: MarkedMessage,
  kind: MarkKind,
  { person, now }: { readonly person: PersonId; readonly now: Instant },
): readonly Fact[] {
  const taken = withdrawal(message, now);
  const mark = addedMark(message.source, { kind, person, asOf: later(taken.asOf, 1) });
  return [taken, { type: 'mark-set', ...mark }];
}
