import { readIncident } from '../../domain/incident-view';
import { type Milestone, milestones } from '../../domain/milestone';
import { impactMinutes, impactSpans } from '../../domain/milestones/duration';
import { elapsedText, isBackwards, reversed, type Span } from '../../domain/milestones/elapsed';
import type { DraftContext } from './draft-context';
import { aboutSign, fullMoment, moment } from './moment';

/** A duration as the draft tells it. */
export interface DurationView {
  /** `time to detect`. */
  readonly name: string;
  /** The milestone from which it is counted; empty for the impact minutes. */
  readonly from: string;
  /** `impact started → detected`. */
  readonly formula: string;
  /** `45 min`, `105 min (1 h 45 min)`, `4 min 20 s`, `≈45 min` where an end is approximate; null where an end is not known. */
  readonly value: string | null;
  /** Whether the second end came first. */
  readonly isBefore: boolean;
  /** Whether it is that of the first of several impact windows. */
  readonly isOfFirst: boolean;
}

/** A milestone that was reached. */
export interface MilestoneView {
  /** `impact started`. */
  readonly name: Milestone;
  /** `2023-11-08 15:00 EAT`, with `≈` before it where it is approximate. */
  readonly at: string;
  /** `15:00`, with the date where the incident spans several days. */
  readonly time: string;
}

/** The milestones that were reached, in the order in which they were; those of one moment in their usual order. */
export function milestonesReached(setting: DraftContext): readonly MilestoneView[] {
  const { times, incident } = setting;
  return milestones
    .flatMap((name) => {
      const reached = times[name];
      return reached === undefined ? [] : [{ name, reached }];
    })
    .sort((a, b) => a.reached.at - b.reached.at)
    .map(({ name, reached }) => ({
      name,
      at: `${aboutSign(reached)}${fullMoment(reached.at, incident.zone)}`,
      time: moment(reached.at, setting, reached),
    }));
}

/** Every duration of the field, whether or not it is known. */
export function durationSection({ incident }: DraftContext): readonly DurationView[] {
  const between = readIncident(incident).durations.map(({ name, from, to, spans, isOfFirst }) => ({
    ...{ name, from, formula: `${from} → ${to}`, isOfFirst },
    ...lengthOf(spans),
  }));
  const impact = { ...impactMinutes, from: '', isOfFirst: false, ...lengthOf(impactSpans(incident)) };
  return [...between, impact];
}

function lengthOf(spans: readonly Span[]): Pick<DurationView, 'value' | 'isBefore'> {
  if (spans.length === 0) return { value: null, isBefore: false };
  const isBefore = isBackwards(spans);
  return { value: elapsedText(isBefore ? reversed(spans) : spans), isBefore };
}
