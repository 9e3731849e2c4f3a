import { Refusal } from '../errors';
import type { Incident } from './incident';
import { type Fact, occurredAt } from './incident-event';
import type { Instant } from './instant';
import type { MarkKind } from './mark';
import { type MarkedMessage, presentMarks } from './marked-message';
import { type Milestone, milestones, type SettableMilestone } from './milestone';
import { refuseIfCanceled } from './open-to-facts';
import { saidAt, sourceKey } from './source';
import { clock, date, sameDay } from './zone';

/** When a milestone was reached, and what says so. */
export interface Reached {
  readonly at: Instant;
  /** The marked message (by `sourceKey`) or the fact (by its position in the log) that sets it. */
  readonly by: { readonly message: string } | { readonly fact: number };
  /** True when a person typed the time, which beats everything else. */
  readonly typed: boolean;
}

/** Every milestone that was reached. */
export type Times = Readonly<Partial<Record<Milestone, Reached>>>;

/** When each milestone was reached: a typed time first, else the marks, else what implies it. */
export function timesOf(incident: Incident): Times {
  const entries = milestones.flatMap((milestone) => {
    const reached = typedTime(incident, milestone) ?? impliedTime(incident, milestone);
    return reached === undefined ? [] : [[milestone, reached] as const];
  });
  return Object.fromEntries(entries);
}

/** Sets milestones to the times a person typed; refuses an order that cannot be. */
export function setTimes(
  incident: Incident,
  typed: Readonly<Partial<Record<SettableMilestone, Instant>>>,
): readonly Fact[] {
  refuseIfCanceled(incident);
  refuseDisorder(incident, typed);
  return Object.entries(typed).map(([milestone, at]) => ({
    type: 'milestone-set',
    // Object.entries forgets the key's type; the argument's own type keeps every other string out.
    milestone: milestone as SettableMilestone,
    occurredAt: at,
  }));
}

/** What cannot come after what: `change ≤ impact started ≤ mitigated ≤ resolved ≤ closed`; declared is free. */
const order: readonly (readonly Milestone[])[] = [
  ['triggering change', 'impact started', 'mitigated', 'resolved', 'closed'],
  ['detected', 'acknowledged'],
  ['detected', 'identified'],
];

/** Refuses times that, typed, would contradict each other or what is on record. */
export function refuseDisorder(
  incident: Incident,
  typed: Readonly<Partial<Record<Milestone, Instant>>>,
): void {
  const known = timesOf(incident);
  const at = (milestone: Milestone): Instant | undefined => typed[milestone] ?? known[milestone]?.at;
  for (const chain of order) {
    for (const [index, before] of chain.entries()) {
      for (const after of chain.slice(index + 1)) {
        const [start, end] = [at(before), at(after)];
        const isTyped = typed[before] !== undefined || typed[after] !== undefined;
        if (isTyped && start !== undefined && end !== undefined && end < start) {
          const field = typed[after] !== undefined ? after : before;
          throw disorder(incident, { before, start, after, end, field });
        }
      }
    }
  }
}

function disorder(
  incident: Incident,
  pair: { before: Milestone; start: Instant; after: Milestone; end: Instant; field: Milestone },
): Refusal {
  const { zone } = incident;
  const show = (at: Instant): string =>
    sameDay(pair.start, pair.end, zone) ? clock(at, zone) : `${date(at, zone)} ${clock(at, zone)}`;
  const other = pair.field === pair.after ? pair.before : pair.after;
  const relation = pair.field === pair.after ? 'before' : 'after';
  const [own, theirs] = pair.field === pair.after ? [pair.end, pair.start] : [pair.start, pair.end];
  return new Refusal(
    'out-of-order',
    `${capitalized(pair.field)} (${show(own)}) is ${relation} ${other} (${show(theirs)}). Correct one of the two.`,
    pair.field,
  );
}

function typedTime(incident: Incident, milestone: Milestone): Reached | undefined {
  if (milestone === 'closed') return undefined;
  const set = incident.times[milestone];
  if (set !== undefined) return { at: set.occurredAt, by: { fact: set.seq }, typed: true };
  if (milestone !== 'impact started' || incident.began === undefined) return undefined;
  return { at: incident.began, by: { fact: 1 }, typed: true };
}

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
  return Object.values(incident.messages)
    .filter((message: MarkedMessage) => presentMarks(message, kind).length > 0)
    .map(({ source }) => ({ at: saidAt(source), by: { message: sourceKey(source) }, typed: false }));
}

function statusTimes(incident: Incident, status: Incident['status']): readonly Reached[] {
  return incident.statusChanges
    .filter((change) => change.to === status)
    .map((change) => ({ at: occurredAt(change), by: { fact: change.seq }, typed: false }));
}

function acknowledgedTimes(incident: Incident): readonly Reached[] {
  return incident.acknowledgements.map((each) => ({
    at: occurredAt(each),
    by: { fact: each.seq },
    typed: false,
  }));
}

function first(times: readonly Reached[]): Reached | undefined {
  return [...times].sort((a, b) => a.at - b.at)[0];
}

function last(times: readonly Reached[]): Reached | undefined {
  return [...times].sort((a, b) => b.at - a.at)[0];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
