import { hour, type Instant, later, day as oneDay } from './instant';
import { instantsOf, wallTime, type Zone } from './zone';

/** When of a day somebody is asked for what they owe by it: in the morning, and where that has passed before they go home. */
const ASKED = [9, 16] as const;

/** When somebody is asked for what is due on a day, `2023-12-01`; an hour from now where most of that has passed. */
export function onDay(day: string, zone: Zone, now: Instant): Instant {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const times = ASKED.flatMap((hours) =>
    instantsOf({ year, month, day: date, hour: hours, minute: 0, second: 0, micros: 0 }, zone),
  );
  return times.find((at) => at > now) ?? later(now, hour);
}

/** The same time of the next workday, for one that lies on a weekend by the clocks of a zone. */
export function onWorkday(at: Instant, zone: Zone): Instant {
  const wall = wallTime(at, zone);
  const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
  const days = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  if (days === 0) return at;
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day) + (days * oneDay) / 1_000);
  const on = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  // Clocks that skip this very time show it at no instant.
  return instantsOf({ ...wall, ...on }, zone)[0] ?? later(at, days * oneDay);
}
