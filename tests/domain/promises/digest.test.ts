import fc from 'fast-check';
import { lastDigest, nextDigest } from '../../../src/domain/promises/digest';
import { day, fromIso, hour, instant } from '../../../src/domain/time/instant';
import { allZones, clock, date, parseZone, wallTime } from '../../../src/domain/time/zone';

const monday = { weekday: 1, hour: 9 };
const shown = (at: ReturnType<typeof nextDigest>, zone: string): string =>
  `${date(at, parseZone(zone))} ${clock(at, parseZone(zone))}`;

test.each([
  // A Wednesday; a Monday before nine, at nine and after it.
  ['2023-11-08T12:00:00Z', '2023-11-06 09:00', '2023-11-13 09:00'],
  ['2023-11-13T05:59:00Z', '2023-11-06 09:00', '2023-11-13 09:00'],
  ['2023-11-13T06:00:00Z', '2023-11-13 09:00', '2023-11-20 09:00'],
  ['2023-11-13T06:01:00Z', '2023-11-13 09:00', '2023-11-20 09:00'],
])('at %s the last list was due %s and the next one is %s', (at, last, next) => {
  const home = parseZone('Africa/Nairobi');
  expect(shown(lastDigest(fromIso(at), monday, home), home)).toBe(last);
  expect(shown(nextDigest(fromIso(at), monday, home), home)).toBe(next);
});

test('it comes an hour later where clocks skip it', () => {
  const early = { weekday: 0, hour: 2 };
  const at = nextDigest(fromIso('2026-03-28T12:00:00Z'), early, parseZone('Europe/Berlin'));
  expect(shown(at, 'Europe/Berlin')).toBe('2026-03-29 03:00');
});

test('there is one in each week, at its hour, in any zone', () => {
  const time = fc.record({
    weekday: fc.integer({ min: 0, max: 6 }),
    hour: fc.integer({ min: 4, max: 22 }),
  });
  const seconds = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...allZones), seconds, time, (zone, at, when) => {
      const now = instant(at * 1_000_000);
      const [last, next] = [lastDigest(now, when, zone), nextDigest(now, when, zone)];
      expect(last <= now && now < next).toBe(true);
      expect(Math.abs(next - last - 7 * day)).toBeLessThanOrEqual(25 * hour);
      expect(wallTime(next, zone).hour).toBe(when.hour);
      expect(lastDigest(next, when, zone)).toBe(next);
    }),
  );
});
