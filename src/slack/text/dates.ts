import { formatInstant } from '../../domain/time/format-instant';
import { instant, second } from '../../domain/time/instant';
import { utc } from '../../domain/time/zone';

/** Whether it is seconds since 1970 up to a year that a date can show. */
export function isEpoch(seconds: number | undefined): seconds is number {
  return seconds !== undefined && Number.isInteger(seconds) && seconds >= 0 && seconds <= 8_999_999_999;
}

/** A date in words, where whoever wrote it gave none: `2024-05-06 07:05 UTC`. */
export function fallbackDate(seconds: number): string {
  return `${formatInstant(instant(seconds * second), utc)} UTC`;
}
