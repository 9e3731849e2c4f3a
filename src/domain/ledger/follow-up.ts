import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Correction } from '../incident/correction';
import { groupBy } from '../incident/group-by';
import type { FollowUpOrigin, Incident } from '../incident/incident';
import { entryKeyOf, type Fact, occurredAt } from '../incident/incident-event';
import { factAt, factsOf } from '../incident/kept-facts';
import { type Mark, type MarkedMessage, presentMarks } from '../incident/marked-message';
import {
  isWithdrawn,
  mentionedIn,
  messagesThatTell,
  originMessage,
  ownWordingOf,
  wordingOf,
} from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';
import { type Source, saidAt, sourceKey } from '../source';
import { isBlank, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { assumptionsOf } from './assumption';
import type { FollowUpState, FollowUpTags } from './follow-up-words';
import { taskIn } from './task-in-words';
import { changesOfMind, type Verdict } from './verdict';

/** A specific task for after the incident. */
export interface FollowUp extends FollowUpTags {
  readonly number: number;
  readonly text: Wording;
  /** Whoever is to do it; of a marked message, whoever it names first. */
  readonly owner?: PersonId;
  /** The calendar day by which it is to be done, `2023-11-30`; of a marked message, the one it ends with. */
  readonly due?: string;
  /** Where it was said: the marked message, or the message that tells it. */
  readonly source?: Source;
  readonly state: FollowUpState;
  /** Who said what became of it, how and when; absent while it is open. */
  readonly settled?: Verdict<FollowUpState>;
  /** The position in the log of the fact that made it, where it was typed. */
  readonly seq?: number;
}

/** How a follow-up is named everywhere: `F1`. */
export function followUpName(followUp: { readonly number: number }): string {
  return `F${followUp.number}`;
}

/** The follow-ups that stand, by number; one whose last mark was taken back is not among them. */
export const followUpsOf = perIncident((incident): readonly FollowUp[] => {
  const told = messagesThatTell(incident, incident.followUps.flatMap(factOf));
  return incident.followUps.flatMap((origin) => {
    if (isWithdrawn(incident, origin)) return [];
    const followUp = 'typed' in origin ? typed(incident, origin) : marked(incident, origin, told);
    return followUp === undefined ? [] : [followUp];
  });
});

/** The key of the entry that a follow-up is, by its number. */
export function taskKey({ followUps }: Pick<Incident, 'followUps'>, number: number): string {
  const origin = followUps.find((each) => each.number === number);
  if (origin === undefined) {
    throw new Refusal(
      'no-such-follow-up',
      say`There is no ${followUpName({ number })} here. ${slash('follow-up add an alert on memory growth')} records a task.`,
    );
  }
  return 'typed' in origin ? entryKeyOf({ seq: origin.typed }) : origin.marked;
}

/** Records a task for after the incident. */
export function addFollowUp(
  incident: Incident,
  task: FollowUpTags & { text: Wording; owner?: PersonId; due?: string; occurredAt?: Instant },
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

/**
 * The marks on a message that say that a follow-up is done, the first first. On an assumption they judge that, whatever else the
 * message is.
 */
export function doneMarks(incident: Incident, message: MarkedMessage | undefined): readonly Mark[] {
  if (message === undefined) return [];
  const marks = presentMarks(message, 'confirmed').filter(
    ({ settlesFollowUps }) => settlesFollowUps !== false,
  );
  return marks.length === 0 || assumed(incident).has(sourceKey(message.source)) ? [] : marks;
}

/** The messages that are assumptions, or tell one. */
const assumed = perIncident(
  (incident): ReadonlySet<string> =>
    new Set(assumptionsOf(incident).flatMap(({ source }) => (source === undefined ? [] : sourceKey(source)))),
);

function typed(
  incident: Incident,
  { number, typed: seq }: Extract<FollowUpOrigin, { typed: unknown }>,
): FollowUp {
  const { text, owner, due, purpose, priority } = factAt(incident, seq, 'follow-up-added');
  const source = incident.told[seq];
  return {
    ...{ number, text, seq },
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due }),
    ...(purpose !== undefined && { purpose }),
    ...(priority !== undefined && { priority }),
    ...(source !== undefined && { source }),
    ...outcome(incident, number, source),
  };
}

function marked(
  incident: Incident,
  { number, marked: key }: Extract<FollowUpOrigin, { marked: unknown }>,
  told: ReadonlySet<string>,
): FollowUp | undefined {
  const message = originMessage(incident, key);
  // A mark on the message that tells a typed follow-up adds nothing to it.
  if (presentMarks(message, 'follow-up').length === 0 || told.has(key)) return undefined;
  const isDeleted = isBlank(wordingOf(message));
  // Who does it and by when stays known of a message that was deleted.
  const words = isDeleted ? ownWordingOf(message) : wordingOf(message);
  const {
    owner = mentionedIn(ownWordingOf(message))[0] ?? null,
    due: given,
    purpose,
    priority,
  }: Correction = message.correction ?? {};
  const { text, due: said = null } = taskIn(words, owner ?? undefined, {
    now: saidAt(message.source),
    zone: incident.zone,
  });
  const due = given === undefined ? said : given;
  return {
    number,
    text: isDeleted ? [] : isBlank(text) ? words : text,
    source: message.source,
    ...(owner !== null && { owner }),
    ...(due !== null && { due }),
    ...(purpose != null && { purpose }),
    ...(priority != null && { priority }),
    ...outcome(incident, number, message.source),
  };
}

/** What became of a follow-up: the latest of what was typed and marked holds. */
function outcome(
  incident: Incident,
  number: number,
  source: Source | undefined,
): Pick<FollowUp, 'state' | 'settled'> {
  const message = source && incident.messages.get(sourceKey(source));
  const byMark = doneMarks(incident, message).map(
    ({ asOf, person, found }): Verdict<FollowUpState> => ({
      ...{ kind: 'done', at: asOf, asOf, by: person },
      ...(found && { isAtLatest: true }),
      ...(source !== undefined && { source }),
    }),
  );
  const byCommand = (typedOutcomes(incident).get(number) ?? []).map((fact): Verdict<FollowUpState> => {
    const toldAt = incident.told[fact.seq];
    return {
      ...{ kind: fact.state, at: occurredAt(fact), asOf: fact.recordedAt, seq: fact.seq },
      ...(fact.approximate && { isApproximate: true }),
      ...(fact.by !== undefined && { by: fact.by }),
      ...(fact.reason !== undefined && { evidence: fact.reason }),
      ...(toldAt !== undefined && { source: toldAt }),
    };
  });
  const settled = changesOfMind([...byMark, ...byCommand]).at(-1);
  return settled === undefined || settled.kind === 'open'
    ? { state: 'open' }
    : { state: settled.kind, settled };
}

/** What was typed of what became of follow-ups, by their numbers. */
const typedOutcomes = perIncident((incident) =>
  groupBy(factsOf(incident, 'follow-up-settled'), ({ followUp }) => followUp),
);

function factOf(origin: FollowUpOrigin): readonly number[] {
  return 'typed' in origin ? [origin.typed] : [];
}
