import { type Instant, day as oneDay } from '../time/instant';
import { instantsOf, wallTime, type Zone } from '../time/zone';
import { isAskedByMessage, type PromiseKind } from './promise-key';

/** From when to when nobody is asked for what can wait, in minutes after midnight; over midnight where it ends before it begins. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Whether what is owed can wait until somebody is up: it is not about an incident that lasts. */
export function canWait(kind: PromiseKind): boolean {
  return isAskedByMessage(kind) || kind === 'closing';
}

/** When the quiet hours end that an instant lies in, by the clocks of a zone; undefined outside of them. */
export function endOfQuiet(at: Instant, { from, to }: QuietHours, zone: Zone): Instant | undefined {
  const wall = wallTime(at, zone);
  const minutes = wall.hour * 60 + wall.minute;
  const isQuiet = from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  if (!isQuiet) return undefined;
  const isNextDay = from >= to && minutes >= from;
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day) + (isNextDay ? oneDay / 1_000 : 0));
  // Clocks that skip this very time show it at no instant: it is quiet for an hour more.
  return [to, to + 60]
    .flatMap((end) =>
      instantsOf(
        {
          ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
          ...{ hour: Math.floor(end / 60) % 24, minute: end % 60, second: 0, micros: 0 },
        },
        zone,
      ),
    )
    .find((end) => end > at);
}
