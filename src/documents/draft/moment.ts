import type { Instant } from '../../domain/time/instant';
import { minutesBetween, minutesText } from '../../domain/time/span';
import { abbreviation, clock, date, isShownTwice, offsetName, type Zone } from '../../domain/time/zone';
import type { DraftContext } from './draft-context';

/** A time within the incident: `15:05`, with the date where the incident spans several days; `≈15:05` where it is approximate. */
export function moment(
  at: Instant,
  { incident, severalDays }: DraftContext,
  about: Approximate = {},
): string {
  const time = clockTime(at, incident.zone);
  return `${aboutSign(about)}${severalDays ? `${date(at, incident.zone)} ${time}` : time}`;
}

/** What may be known only about. */
type Approximate = { readonly isApproximate?: true | undefined };

/** What stands before a time or a duration if anything that it follows from is approximate: `≈`. */
export function aboutSign(...all: readonly (Approximate | undefined)[]): string {
  return all.some((each) => each?.isApproximate) ? '≈' : '';
}

/** How long after something another thing was, `≈45 min`; null within the same minute. */
export function timeAfter(from: Instant, to: Instant, ...ends: readonly Approximate[]): string | null {
  return minutesBetween(from, to) === 0 ? null : `${aboutSign(...ends)}${minutesText(from, to)}`;
}

/** A time that stands by itself: `2023-11-08 15:05 EAT`. */
export function fullMoment(at: Instant, zone: Zone): string {
  return `${date(at, zone)} ${clock(at, zone)} ${abbreviation(at, zone)}`;
}

/** The clock of a zone; where clocks go back and show a time twice, with the name of the time that is meant. */
export function clockTime(at: Instant, zone: Zone, options: { seconds?: boolean } = {}): string {
  const time = clock(at, zone, options);
  return isShownTwice(at, zone) ? `${time} ${abbreviation(at, zone)}` : time;
}

/** A zone with what it is called and its offset at an instant: `Africa/Nairobi (EAT, UTC+03:00)`. */
export function zoneName(at: Instant, zone: Zone): string {
  return `${zone} (${timeName(at, zone)})`;
}

/** What the time of a zone is called at an instant, with its offset: `EAT, UTC+03:00`; never the same twice. */
export function timeName(at: Instant, zone: Zone): string {
  const names = new Set([abbreviation(at, zone), offsetName(at, zone)]);
  names.delete(zone);
  return [...names].join(', ');
}
