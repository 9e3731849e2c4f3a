import { type Instant, day as oneDay } from '../time/instant';
import { instantsOf, type Zone } from '../time/zone';

/** At nine in the morning, so many days after the day on which a task is due: before it, on it, and then weekly, four times. */
const REMINDED = { hour: 9, days: [-2, 0, 7, 14, 21, 28] } as const;

/** When whoever has a task is asked for it next, later than an instant; undefined once they were asked often enough. */
export function nextTaskReminder(due: string, zone: Zone, after: Instant): Instant | undefined {
  const midnight = Date.parse(`${due}T00:00:00Z`);
  if (Number.isNaN(midnight)) return undefined;
  return REMINDED.days
    .map((days) => new Date(midnight + (days * oneDay) / 1_000))
    .flatMap((date) => {
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const morning = { year, month, day, hour: REMINDED.hour, minute: 0, second: 0, micros: 0 };
      // Clocks that skip this very hour show it at no instant.
      return instantsOf(morning, zone)[0] ?? instantsOf({ ...morning, hour: 12 }, zone)[0] ?? [];
    })
    .find((at) => at > after);
}
