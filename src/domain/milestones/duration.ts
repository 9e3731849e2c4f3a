import type { Incident } from '../incident/incident';
import { factsOf } from '../incident/kept-facts';
import type { Milestone } from '../milestone';
import { isAbout, minutesOf, type Span, spanBetween } from './elapsed';
import { impactOf } from './impact';
import { reachedBy } from './reached';
import { timesOf, timesOfFirstWindow } from './times';

/** How a duration is called, and the milestones between which it is the time. */
export interface Formula {
  readonly name: string;
  readonly from: Milestone;
  readonly to: Milestone;
}

/** A duration of an incident: the time between two milestones. */
export interface Duration extends Formula {
  /** What it is made of; empty when an end is not known. */
  readonly spans: readonly Span[];
  /** Whole minutes; negative when the end came first; absent when an end is not known. */
  readonly minutes?: number;
  /** Whether an end is known only about. */
  readonly isApproximate?: true;
  /** Whether it is that of the first of several impact windows. */
  readonly isOfFirst: boolean;
}

/** The durations of the field, between milestones. */
export const formulas: readonly Formula[] = [
  { name: 'change lead', from: 'triggering change', to: 'impact started' },
  { name: 'time to detect', from: 'impact started', to: 'detected' },
  { name: 'time to acknowledge', from: 'detected', to: 'acknowledged' },
  { name: 'time to identify', from: 'detected', to: 'identified' },
  { name: 'time to mitigate', from: 'impact started', to: 'mitigated' },
  { name: 'time to resolve', from: 'impact started', to: 'resolved' },
  { name: 'handling', from: 'declared', to: 'closed' },
];

/** The duration that has no two milestones: how long the impact windows are together. */
export const impactMinutes = { name: 'impact minutes', formula: 'impact windows, added up' } as const;

/**
 * Every duration of the field, whether or not its ends are known. Of several impact windows the first says how long it
 * took to mitigate and to resolve, and an incident was not handled while it was closed: healthy time counts nowhere.
 */
export function durationsOf(incident: Incident): readonly Duration[] {
  const times = timesOfFirstWindow(incident);
  const isOneOfSeveral = impactOf(incident).windows.length > 1;
  return formulas.map((formula) => {
    const [from, to] = [times[formula.from], times[formula.to]];
    const known = from === undefined || to === undefined ? [] : [spanBetween(from, to)];
    const spans = formula.to === 'closed' && known.length > 0 ? handled(incident) : known;
    const isOfFirst = isOneOfSeveral && (formula.to === 'mitigated' || formula.to === 'resolved');
    const minutes = spans.length > 0 && { minutes: minutesOf(spans) };
    return { ...formula, spans, isOfFirst, ...minutes, ...(isAbout(spans) && { isApproximate: true }) };
  });
}

/** The impact windows from start to end; empty where there is none, or one whose end is not known. */
export function impactSpans(incident: Incident): readonly Span[] {
  const { windows } = impactOf(incident);
  const spans = windows.flatMap(({ start, end }) => (end === undefined ? [] : [spanBetween(start, end)]));
  return spans.length === windows.length ? spans : [];
}

/** From the declaration to the closing, and from each reopening to the closing after it. */
function handled(incident: Incident): readonly Span[] {
  const closings = factsOf(incident, 'closed');
  const { declared } = timesOf(incident);
  const opened = [
    ...(declared === undefined ? [] : [{ reached: declared, seq: 1 }]),
    ...factsOf(incident, 'reopened').map((fact) => ({ reached: reachedBy(fact), seq: fact.seq })),
  ];
  return opened.flatMap(({ reached, seq }) => {
    const closed = closings.find((each) => each.seq > seq);
    return closed === undefined ? [] : [spanBetween(reached, reachedBy(closed))];
  });
}
