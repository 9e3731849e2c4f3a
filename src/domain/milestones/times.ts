import type { Incident } from '../incident/incident';
import { perIncident } from '../incident/per-incident';
import { escalationsOf } from '../ledger/escalation';
import { type Milestone, milestones } from '../milestone';
import { impactOf } from './impact';
import { first, markedTimes, type Reached, reachedBy, statusTimes, typedTime } from './reached';

/** Every milestone that was reached. */
export type Times = Readonly<Partial<Record<Milestone, Reached>>>;

/**
 * When each milestone was reached: a typed time first, else the marks, else what implies it. Of several impact windows
 * the first says when impact started, and the last when it was mitigated and resolved.
 */
export const timesOf = perIncident((incident): Times => {
  const entries = milestones.flatMap((milestone) => {
    const reached = reachedAt(incident, milestone);
    return reached === undefined ? [] : [[milestone, reached] as const];
  });
  return Object.fromEntries(entries);
});

/** The same, of several impact windows all by the first. */
export function timesOfFirstWindow(incident: Incident): Times {
  const [window, ...others] = impactOf(incident).windows;
  const { mitigated, resolved, ...times } = timesOf(incident);
  const ends = window === undefined || others.length === 0 ? { mitigated, resolved } : window;
  return {
    ...times,
    ...(ends.mitigated !== undefined && { mitigated: ends.mitigated }),
    ...(ends.resolved !== undefined && { resolved: ends.resolved }),
  };
}

function reachedAt(incident: Incident, milestone: Milestone): Reached | undefined {
  switch (milestone) {
    case 'impact started':
      return impactOf(incident).windows[0]?.start;
    case 'mitigated':
    case 'resolved':
      return impactOf(incident)[milestone];
    case 'closed':
      return incident.closed && { at: incident.closed.at, by: { fact: incident.closed.seq }, typed: false };
    case 'triggering change':
      return typedTime(incident, milestone);
    case 'detected':
      return typedTime(incident, milestone) ?? first(markedTimes(incident, milestone));
    case 'declared':
      return typedTime(incident, milestone) ?? { at: incident.declaredAt, by: { fact: 1 }, typed: false };
    case 'acknowledged':
      return typedTime(incident, milestone) ?? first(acknowledgedTimes(incident));
    case 'identified':
      return (
        typedTime(incident, milestone) ??
        first([...markedTimes(incident, 'root cause'), ...statusTimes(incident, 'identified')])
      );
    default:
      return milestone satisfies never;
  }
}

function acknowledgedTimes(incident: Incident): readonly Reached[] {
  return escalationsOf(incident).flatMap(({ acknowledged }) =>
    acknowledged === undefined ? [] : [reachedBy(acknowledged)],
  );
}
