import { type Instant, minute } from '../../domain/instant';
import { clock, date, type Zone } from '../../domain/zone';

/** A date and a time as they can be typed back into a field: `2023-11-08 10:42`; seconds only where there are any. */
export function typedTime(at: Instant, zone: Zone): string {
  const seconds = at % minute >= 1_000_000;
  return `${date(at, zone)} ${clock(at, zone, { seconds })}`;
}
