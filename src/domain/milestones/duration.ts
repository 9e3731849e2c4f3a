import type { Milestone } from '../milestone';
import { minutesBetween } from '../time/span';
import type { Times } from './times';

/** A duration of an incident: the time between two milestones. */
export interface Duration {
  readonly name: string;
  readonly from: Milestone;
  readonly to: Milestone;
  /** Whole minutes; negative when the end came first; absent when an end is not known. */
  readonly minutes?: number;
  /** Whether an end is known only about. */
  readonly isApproximate?: true;
}

const formulas: readonly Omit<Duration, 'minutes' | 'isApproximate'>[] = [
  { name: 'change lead', from: 'triggering change', to: 'impact started' },
  { name: 'time to detect', from: 'impact started', to: 'detected' },
  { name: 'time to acknowledge', from: 'detected', to: 'acknowledged' },
  { name: 'time to identify', from: 'detected', to: 'identified' },
  { name: 'time to mitigate', from: 'impact started', to: 'mitigated' },
  { name: 'time to resolve', from: 'impact started', to: 'resolved' },
  { name: 'handling', from: 'declared', to: 'closed' },
];

/** Every duration of the field, whether or not its ends are known. */
export function durationsOf(times: Times): readonly Duration[] {
  return formulas.map((formula) => {
    const [from, to] = [times[formula.from], times[formula.to]];
    if (from === undefined || to === undefined) return formula;
    const isApproximate = from.isApproximate ?? to.isApproximate;
    return {
      ...formula,
      minutes: minutesBetween(from.at, to.at),
      ...(isApproximate && { isApproximate }),
    };
  });
}
