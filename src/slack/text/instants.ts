import { day, hour, type Instant, minute, second } from '../../domain/time/instant';
import { abbreviation, clock, date, sameDay, utc, type Zone } from '../../domain/time/zone';
import type { CommandTime } from './command-time';
import { dateInReadersZone } from './mrkdwn';

/** An instant in the reader's own zone; where Slack cannot show that, in UTC. */
export function inReadersZone(at: Instant): string {
  const fallback = `${date(at, utc)} ${clock(at, utc)} UTC`;
  return dateInReadersZone(Math.floor(at / second), '{date_short_pretty} {time}', fallback);
}

/** An instant in the incident's zone, with its date where that is another day than `today`'s. */
export function inZone(at: Instant, zone: Zone, today: Instant): string {
  return sameDay(at, today, zone) ? clock(at, zone) : `${date(at, zone)} ${clock(at, zone)}`;
}

/**
 * A time that somebody typed, as the answer says it back: `≈09:05`, and `04:40 CEST, 6 h ago` where their own clock
 * shows another time.
 */
export function typedInZone(
  { at, isApproximate, own }: CommandTime & { readonly at: Instant },
  zone: Zone,
  now: Instant,
): string {
  const shown = `${isApproximate ? '≈' : ''}${inZone(at, zone, now)}`;
  return own === undefined ? shown : `${shown} ${abbreviation(at, zone)}, ${agoText(at, now)}`;
}

/** How long ago something was, in its largest unit: `6 h ago`. */
function agoText(at: Instant, now: Instant): string {
  const unit = now - at >= day ? day : now - at >= hour ? hour : minute;
  const name = unit === day ? 'd' : unit === hour ? 'h' : 'min';
  return `${Math.floor((now - at) / unit)} ${name} ago`;
}

/** ` at 22:10`, with its date where that is another day; nothing for what happened just now. */
export function atTime(at: Instant | undefined, zone: Zone, now: Instant): string {
  return at === undefined ? '' : ` at ${inZone(at, zone, now)}`;
}
