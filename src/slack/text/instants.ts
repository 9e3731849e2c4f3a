import { type Instant, second } from '../../domain/time/instant';
import { clock, date, sameDay, utc, type Zone } from '../../domain/time/zone';
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

/** ` at 22:10`, with its date where that is another day; nothing for what happened just now. */
export function atTime(at: Instant | undefined, zone: Zone, now: Instant): string {
  return at === undefined ? '' : ` at ${inZone(at, zone, now)}`;
}
