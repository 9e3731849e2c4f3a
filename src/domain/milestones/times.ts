import { Refusal } from '../../errors';
import { type Sentence, say, slash } from '../../sentence';
import { fold } from '../fold/fold';
import type { Incident } from '../incident/incident';
import { type Fact, occurredAt, type Recorded, stamped } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { markedAs } from '../incident/marked-as';
import { happenedAt } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { escalationsOf } from '../ledger/escalation';
import type { MarkKind } from '../mark-kind';
import { type Milestone, milestones, type SettableMilestone, settableMilestones } from '../milestone';
import { sourceKey } from '../source';
import { formatInstantBeside } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { minutesBetween } from '../time/span';

/** When a milestone was reached, and what says so. */
export interface Reached {
  readonly at: Instant;
  /** The marked message (by `sourceKey`) or the fact (by its position in the log) that sets it. */
  readonly by: { readonly message: string } | { readonly fact: number };
  /** True when a person typed the time, which beats everything else. */
  readonly typed: boolean;
  /** Whether it was reached about then. */
  readonly isApproximate?: true;
}

/** Every milestone that was reached. */
export type Times = Readonly<Partial<Record<Milestone, Reached>>>;

/** When each milestone was reached: a typed time first, else the marks, else what implies it. */
export const timesOf = perIncident((incident): Times => {
  const entries = milestones.flatMap((milestone) => {
    const reached = typedTime(incident, milestone) ?? impliedTime(incident, milestone);
    return reached === undefined ? [] : [[milestone, reached] as const];
  });
  return Object.fromEntries(entries);
});

/**
 * Sets milestones to the times a person typed, those among them that are `approximate` about then, and takes back those
 * they emptied (`undefined`). Refuses an order
 * that cannot be, and to empty what was never typed.
 */
export function setTimes(
  incident: Incident,
  typed: Readonly<Partial<Record<SettableMilestone, Instant | undefined>>>,
  approximate: ReadonlySet<SettableMilestone> = new Set(),
): readonly Fact[] {
  refuseIfCanceled(incident);
  const set: Partial<Record<SettableMilestone, Instant>> = {};
  const facts: Fact[] = [];
  for (const milestone of settableMilestones) {
    const at = typed[milestone];
    if (at !== undefined) {
      set[milestone] = at;
      const isApproximate = approximate.has(milestone) && { approximate: true as const };
      facts.push({ type: 'milestone-set', milestone, occurredAt: at, ...isApproximate });
    } else if (milestone in typed) {
      refuseUnlessTyped(incident, milestone);
      facts.push({ type: 'milestone-cleared', milestone });
    }
  }
  refuseDisorder(incident, set);
  return facts;
}

function refuseUnlessTyped(incident: Incident, milestone: SettableMilestone): void {
  const reached = timesOf(incident)[milestone];
  if (reached === undefined || reached.typed) return;
  const instead =
    'message' in reached.by
      ? 'It comes from a marked message: take the reaction away there, or type another time.'
      : 'It comes from what was recorded: type another time instead.';
  throw new Refusal(
    'time-not-typed',
    `${capitalized(milestone)} was not typed by hand. ${instead}`,
    milestone,
  );
}

/** What cannot come after what: `change ≤ impact started ≤ mitigated ≤ resolved ≤ closed`; declared is free. */
const order: readonly (readonly Milestone[])[] = [
  ['triggering change', 'impact started', 'mitigated', 'resolved', 'closed'],
  ['detected', 'acknowledged'],
  ['detected', 'identified'],
];

const ordered = order.flatMap((chain) =>
  chain.flatMap((before, index) => chain.slice(index + 1).map((after) => ({ before, after }))),
);

type Typed = Readonly<Partial<Record<Milestone, Instant>>>;

/** A typed milestone and the one it contradicts, the earlier of the two in their usual order first. */
interface Contradiction {
  readonly before: Milestone;
  readonly start: Instant;
  readonly after: Milestone;
  readonly end: Instant;
}

/**
 * Refuses times that, typed, would contradict each other or what is on record. The same minute is no contradiction,
 * because people type minutes; of several contradictions the widest is named, so that one correction is enough.
 */
export function refuseDisorder(incident: Incident, typed: Typed): void {
  const known = timesOf(incident);
  const wrong = ordered.flatMap(({ before, after }): readonly Contradiction[] => {
    if (typed[before] === undefined && typed[after] === undefined) return [];
    const [start, end] = [typed[before] ?? known[before]?.at, typed[after] ?? known[after]?.at];
    if (start === undefined || end === undefined || minutesBetween(start, end) >= 0) return [];
    return [{ before, start, after, end }];
  });
  const [widest] = wrong.sort((a, b) => a.end - a.start - (b.end - b.start));
  if (widest !== undefined) throw disorder(incident, typed, widest);
}

/** Refuses a fact whose typed time would move the milestone it sets out of order; a fact that sets none is free. */
export function refuseDisorderOf(
  incident: Incident,
  fact: Fact & { readonly occurredAt: Instant },
  milestone: Milestone,
): void {
  const seq = incident.seq + 1;
  const reached = timesOf(fold(incident, stamped([fact], incident.seq, { recordedAt: fact.occurredAt })))[
    milestone
  ];
  const isSet = reached !== undefined && 'fact' in reached.by && reached.by.fact === seq;
  if (isSet) refuseDisorder(incident, { [milestone]: fact.occurredAt });
}

function disorder(incident: Incident, typed: Typed, { before, start, after, end }: Contradiction): Refusal {
  const isLater = typed[after] !== undefined;
  const [field, other] = isLater ? [after, before] : [before, after];
  const first = formatInstantBeside(start, end, incident.zone);
  const second = formatInstantBeside(end, start, incident.zone);
  const wrong = isLater
    ? `${capitalized(after)} (${second}) would come before ${before} (${first}). Type ${first} or later`
    : `${capitalized(before)} (${first}) would come after ${after} (${second}). Type ${second} or earlier`;
  return new Refusal('out-of-order', say`${wrong}${orCorrect(other, typed)}.`, field);
}

/** Closing is no time that a person may set; what stands in the same form is corrected there. */
function orCorrect(other: Milestone, typed: Typed): Sentence {
  if (other === 'closed') return '';
  return typed[other] === undefined
    ? say`, or correct ${other} with ${slash('times')}`
    : `, or correct ${other} as well`;
}

function typedTime(incident: Incident, milestone: Milestone): Reached | undefined {
  if (milestone === 'closed') return undefined;
  const set = typedTimesOf(incident)[milestone];
  if (set !== undefined) {
    return { at: set.occurredAt, by: { fact: set.seq }, typed: true, ...about(set) };
  }
  const { began, approximate } = incident.declared;
  if (milestone !== 'impact started' || began === undefined || isEmptied(incident)) return undefined;
  return { at: began, by: { fact: 1 }, typed: true, ...about({ approximate }) };
}

/** Emptying the start of impact takes back what came with the declaration, too. */
function isEmptied(incident: Incident): boolean {
  return factsOf(incident, 'milestone-cleared').some(({ milestone }) => milestone === 'impact started');
}

/** The latest time that a person typed for each milestone, unless it was emptied since. */
export const typedTimesOf = perIncident((incident) => {
  const times: Partial<Record<SettableMilestone, Recorded<'milestone-set'>>> = {};
  for (const set of factsOf(incident, 'milestone-set')) times[set.milestone] = set;
  for (const { milestone, seq } of factsOf(incident, 'milestone-cleared')) {
    if (seq > (times[milestone]?.seq ?? seq)) delete times[milestone];
  }
  return times;
});

function impliedTime(incident: Incident, milestone: Milestone): Reached | undefined {
  switch (milestone) {
    case 'triggering change':
      return undefined;
    case 'impact started':
    case 'detected':
      return first(markedTimes(incident, milestone));
    case 'declared':
      return { at: incident.declaredAt, by: { fact: 1 }, typed: false };
    case 'acknowledged':
      return first(acknowledgedTimes(incident));
    case 'identified':
      return first([...markedTimes(incident, 'root cause'), ...statusTimes(incident, 'identified')]);
    case 'mitigated':
      return last(markedTimes(incident, 'mitigated')) ?? last(statusTimes(incident, 'monitoring'));
    case 'resolved':
      return last(markedTimes(incident, 'resolved')) ?? last(statusTimes(incident, 'resolved'));
    case 'closed':
      return incident.closed && { at: incident.closed.at, by: { fact: incident.closed.seq }, typed: false };
    default:
      return milestone satisfies never;
  }
}

function markedTimes(incident: Incident, kind: MarkKind): readonly Reached[] {
  return markedAs(incident, kind).map((message) => ({
    at: happenedAt(message),
    by: { message: sourceKey(message.source) },
    typed: false,
    ...about(message.correction),
  }));
}

function statusTimes(incident: Incident, status: Incident['status']): readonly Reached[] {
  return factsOf(incident, 'status-changed')
    .filter((change) => change.to === status)
    .map((change) => ({
      at: occurredAt(change),
      by: { fact: change.seq },
      typed: false,
      ...about(change),
    }));
}

function acknowledgedTimes(incident: Incident): readonly Reached[] {
  return escalationsOf(incident)
    .flatMap(({ acknowledged }) => acknowledged ?? [])
    .map((each) => ({ at: occurredAt(each), by: { fact: each.seq }, typed: false, ...about(each) }));
}

function about(
  said: { readonly approximate?: true | undefined } | undefined,
): Pick<Reached, 'isApproximate'> {
  return said?.approximate ? { isApproximate: true } : {};
}

function first(times: readonly Reached[]): Reached | undefined {
  return [...times].sort((a, b) => a.at - b.at || compareMakers(a, b))[0];
}

function last(times: readonly Reached[]): Reached | undefined {
  return [...times].sort((a, b) => b.at - a.at || compareMakers(a, b))[0];
}

/** At the same instant the same one wins, in whatever order they became known: messages before facts. */
function compareMakers({ by: a }: Reached, { by: b }: Reached): number {
  if ('message' in a) return 'message' in b && a.message > b.message ? 1 : -1;
  return 'message' in b ? 1 : a.fact - b.fact;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
