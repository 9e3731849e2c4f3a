import { type Instant, minute } from './instant';

/**
 * Whole minutes from one instant to another, negative when the second is earlier. Both ends are cut to their minute
 * before they are subtracted, so that a duration always agrees with the HH:mm printed beside it: 10:42:50 to
 * 10:45:10 reads 10:42 to 10:45 and counts 3, not 2.
 */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor(to / minute) - Math.floor(from / minute);
}

/** A duration for people, in days of 24 hours, hours and whole minutes: `0 min`, `45 min`, `3 h 8 min`, `1 d 2 h`. */
export function durationText(micros: number): string {
  const minutes = Math.floor(Math.abs(micros) / minute);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  if (said.length === 0) return '0 min';
  return micros < 0 ? `-${said.join(' ')}` : said.join(' ');
}

/** The time between two instants as their printed minutes give it: `3 h 8 min`. */
export function spanText(from: Instant, to: Instant): string {
  return durationText(minutesBetween(from, to) * minute);
}

/** The same counted in minutes for documents, spelled out from an hour on: `45 min`, `105 min (1 h 45 min)`. */
export function minutesText(from: Instant, to: Instant): string {
  const minutes = minutesBetween(from, to);
  return Math.abs(minutes) < 60 ? `${minutes} min` : `${minutes} min (${spanText(from, to)})`;
}
