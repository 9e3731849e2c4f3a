import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { groupBy } from '../incident/group-by';
import { type EscalationOrigin, type Incident, incidentName } from '../incident/incident';
import { type Fact, occurredAt, type Recorded } from '../incident/incident-event';
import { factAt, factsOf } from '../incident/kept-facts';
import { type Mark, presentMarks } from '../incident/marked-message';
import {
  happenedAt,
  isWithdrawn,
  messagesThatTell,
  originMessage,
  ownWordingOf,
  wordingOf,
} from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';
import type { Source } from '../source';
import { type PersonTarget, peopleOf, type Rung, type Target, type TeamTarget } from '../target';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant, formatInstantBeside } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { minutesBetween } from '../time/span';
import { targetsIn, withoutCalls } from './called';
import { calledBy } from './ladder';

/** Somebody was brought in: from whom, to whom, why, when, and who answered. */
export interface Escalation {
  readonly number: number;
  readonly at: Instant;
  /** Whether it was made about then. */
  readonly isApproximate?: true;
  readonly recordedAt: Instant;
  /** Whoever asked for help, and their team where they are in one. */
  readonly by?: PersonId;
  readonly team?: string;
  /** Whom it called at first. */
  readonly to: readonly Target[];
  /** Its rungs as they were when it was made, the first one among them; empty where nobody else is ever called. */
  readonly ladder: readonly Rung[];
  /** Who was called after those, because nobody had answered, in that order. */
  readonly calls: readonly Recorded<'rung-called'>[];
  readonly reason: Wording;
  readonly acknowledged?: Recorded<'escalation-acknowledged'>;
  /** Where it was said: the marked message, or the message that tells it. */
  readonly source?: Source;
  /** The position in the log of the fact that made it. */
  readonly seq: number;
}

/** How an escalation is named everywhere: `E1`. */
export function escalationName(escalation: { readonly number: number }): string {
  return `E${escalation.number}`;
}

/** The escalations that stand, by number. */
export const escalationsOf = perIncident((incident): readonly Escalation[] => {
  const told = messagesThatTell(incident, incident.escalations.map(factOf));
  return incident.escalations.flatMap((origin) => {
    if (isWithdrawn(incident, origin)) return [];
    const escalation = 'typed' in origin ? typed(incident, origin) : marked(incident, origin, told);
    return escalation === undefined ? [] : [escalation];
  });
});

/** A closed incident takes everything but escalations; a canceled one takes nothing. */
export function refuseUnlessEscalating(incident: Incident): void {
  refuseIfCanceled(incident);
  if (incident.status === 'closed') {
    throw new Refusal(
      'closed-to-escalations',
      say`${incidentName(incident)} is closed and escalates to nobody. Type ${slash('reopen <reason>')} first.`,
    );
  }
}

/** Asks for help; the marker's or asker's `team` is whom it comes from. */
export function escalate(
  incident: Incident,
  request: {
    to: readonly Target[];
    ladder?: readonly Rung[];
    team?: string;
    reason: Wording;
    at?: Instant;
  },
): readonly Fact[] {
  refuseUnlessEscalating(incident);
  if (request.to.length === 0) {
    throw new Refusal(
      'escalated-to-nobody',
      say`Say whom to bring in: ${slash('escalate @ana the payment queue is stuck')}, or a group or a team.`,
    );
  }
  return [
    {
      type: 'escalated',
      to: request.to,
      ...(request.ladder !== undefined && { ladder: request.ladder }),
      ...(request.team !== undefined && { team: request.team }),
      ...(!isBlank(request.reason) && { reason: request.reason }),
      ...(request.at !== undefined && { occurredAt: request.at }),
    },
  ];
}

/**
 * For whom somebody else would answer an escalation; none where it is to them. Who belongs to a group or to a company outside
 * is not known here, so whoever answers for those does so in their own name.
 */
export function answeredFor(
  escalation: Pick<Escalation, 'to' | 'calls'>,
  person: PersonId,
): readonly (PersonTarget | TeamTarget)[] {
  const called = calledBy(escalation);
  const known = called.filter(
    (target): target is PersonTarget | TeamTarget =>
      'person' in target || ('team' in target && target.people.length > 0),
  );
  const isTheirs = known.length < called.length || known.flatMap(peopleOf).includes(person);
  return isTheirs ? [] : known;
}

/**
 * Somebody answers an escalation; the first to do so is the one who is named. Of `forOthersBy` the record says for whom they
 * did.
 */
export function acknowledge(
  incident: Incident,
  number: number,
  at?: Instant,
  forOthersBy?: PersonId,
): readonly Fact[] {
  refuseIfCanceled(incident);
  const escalation = escalationsOf(incident).find((each) => each.number === number);
  const name = escalationName({ number });
  if (escalation === undefined) {
    throw new Refusal(
      'unknown-escalation',
      `${name} of ${incidentName(incident)} was withdrawn; nobody needs to answer it any more.`,
    );
  }
  if (escalation.acknowledged !== undefined) {
    throw new Refusal(
      'already-acknowledged',
      `${name} was acknowledged already, at ${formatInstant(occurredAt(escalation.acknowledged), incident.zone)}; nothing is left to answer.`,
    );
  }
  if (at !== undefined && minutesBetween(escalation.at, at) < 0) {
    throw new Refusal(
      'acknowledged-before-asked',
      `${name} was made at ${formatInstantBeside(escalation.at, at, incident.zone)}; it cannot have been acknowledged at ${formatInstantBeside(at, escalation.at, incident.zone)}. Type a later time.`,
    );
  }
  // People type minutes: the very minute in which it was made means afterwards, not its first second.
  const typed = at !== undefined && { occurredAt: at < escalation.at ? escalation.at : at };
  const others = forOthersBy === undefined ? [] : answeredFor(escalation, forOthersBy);
  const onBehalfOf = others.length > 0 && { onBehalfOf: others };
  return [{ type: 'escalation-acknowledged', escalation: number, ...typed, ...onBehalfOf }];
}

function typed(incident: Incident, origin: Extract<EscalationOrigin, { typed: unknown }>): Escalation {
  const { number } = origin;
  const event = factAt(incident, origin.typed, 'escalated');
  const source = incident.told[event.seq];
  return {
    number,
    at: occurredAt(event),
    ...(event.approximate && { isApproximate: true }),
    recordedAt: event.recordedAt,
    to: event.to,
    ladder: event.ladder ?? [],
    calls: event.ladder === undefined ? [] : callsOf(incident, number),
    reason: event.reason ?? [],
    seq: event.seq,
    ...(event.by !== undefined && { by: event.by }),
    ...(event.team !== undefined && { team: event.team }),
    ...(source !== undefined && { source }),
    ...answered(incident, number),
  };
}

function marked(
  incident: Incident,
  origin: Extract<EscalationOrigin, { marked: unknown }>,
  told: ReadonlySet<string>,
): Escalation | undefined {
  const message = originMessage(incident, origin.marked);
  const [first] = presentMarks(message, 'escalation').filter((mark) => !isAfterClosing(incident, mark));
  // Asking for help on the message that tells an escalation is that same escalation.
  if (first === undefined || told.has(origin.marked)) return undefined;
  return {
    number: origin.number,
    at: happenedAt(message),
    ...(message.correction?.approximate && { isApproximate: true }),
    recordedAt: first.recordedAt,
    by: first.person,
    to: targetsIn(ownWordingOf(message)),
    ...{ ladder: [], calls: [] },
    reason: withoutCalls(wordingOf(message)),
    source: message.source,
    seq: origin.markSeq,
    ...(first.team !== undefined && { team: first.team }),
    ...answered(incident, origin.number),
  };
}

/** A closed incident escalates to nobody. A mark made before it closed counts however late it is delivered. */
function isAfterClosing(incident: Incident, mark: Mark): boolean {
  const before = (each: { readonly recordedAt: Instant }): boolean => each.recordedAt < mark.asOf;
  const closing = factsOf(incident, 'closed').findLast(before);
  const reopening = factsOf(incident, 'reopened').findLast(before);
  return closing !== undefined && (reopening === undefined || reopening.seq < closing.seq);
}

function callsOf(incident: Incident, number: number): readonly Recorded<'rung-called'>[] {
  return factsOf(incident, 'rung-called').filter(({ escalation }) => escalation === number);
}

function factOf(origin: EscalationOrigin): number {
  return 'typed' in origin ? origin.typed : origin.markSeq;
}

function answered(incident: Incident, number: number): Pick<Escalation, 'acknowledged'> {
  const first = firstAcknowledgements(incident).get(number);
  return first === undefined ? {} : { acknowledged: first };
}

/** Who answered each escalation first, by its number. */
const firstAcknowledgements = perIncident((incident) => {
  const inOrder = [...factsOf(incident, 'escalation-acknowledged')].sort(
    (a, b) => occurredAt(a) - occurredAt(b),
  );
  const answers = [...groupBy(inOrder, ({ escalation }) => escalation)];
  return new Map(answers.map(([escalation, [first]]) => [escalation, first]));
});
