import { readIncident } from '../../domain/incident-view';
import { minutesBetween, minutesText } from '../../domain/time/span';
import type { DraftContext } from './draft-context';

/** A duration as the draft tells it. */
export interface DurationView {
  readonly name: string;
  readonly from: string;
  /** `impact started → detected`. */
  readonly formula: string;
  /** `45 min`, `105 min (1 h 45 min)`, `≈45 min` where an end is approximate; null where an end is not known. */
  readonly value: string | null;
  /** Whether the second end came first. */
  readonly isBefore: boolean;
}

/** Every duration of the field, whether or not it is known. */
export function durationSection({ incident, times }: DraftContext): readonly DurationView[] {
  return readIncident(incident).durations.map(({ name, from, to, isApproximate }) => {
    const formula = `${from} → ${to}`;
    const [start, end] = [times[from]?.at, times[to]?.at];
    if (start === undefined || end === undefined)
      return { name, from, formula, value: null, isBefore: false };
    const isBefore = minutesBetween(start, end) < 0;
    const minutes = isBefore ? minutesText(end, start) : minutesText(start, end);
    const value = isApproximate ? `≈${minutes}` : minutes;
    return { name, from, formula, value, isBefore };
  });
}
