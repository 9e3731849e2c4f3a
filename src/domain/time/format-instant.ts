import type { Instant } from './instant';
import { clock, date, sameDay, type Zone } from './zone';

/** An instant as a sentence names it to someone who may read it on another day: `2023-11-08 10:42`. */
export function formatInstant(at: Instant, zone: Zone): string {
  return `${date(at, zone)} ${clock(at, zone)}`;
}

/** An instant named beside another: by the clock alone where both fall on one day of the zone, else with its date. */
export function formatInstantBeside(at: Instant, other: Instant, zone: Zone): string {
  return sameDay(at, other, zone) ? clock(at, zone) : formatInstant(at, zone);
}
