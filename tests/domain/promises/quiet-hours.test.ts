import fc from 'fast-check';
import { endOfQuiet } from '../../../src/domain/promises/quiet-hours';
import { fromIso, hour, instant, minute } from '../../../src/domain/time/instant';
import { allZones, clock, date, parseZone } from '../../../src/domain/time/zone';

const night = { from: 22 * 60, to: 8 * 60 };
const quiet = (at: string, zone: string, hours = night): string | undefined => {
  const home = parseZone(zone);
  const end = endOfQuiet(fromIso(at), hours, home);
  return end === undefined ? undefined : `${date(end, home)} ${clock(end, home)}`;
};

test.each([
  ['2023-11-08T18:59:00Z', 'Africa/Nairobi', undefined],
  ['2023-11-08T19:00:00Z', 'Africa/Nairobi', '2023-11-09 08:00'],
  ['2023-11-09T04:59:00Z', 'Africa/Nairobi', '2023-11-09 08:00'],
  ['2023-11-09T05:00:00Z', 'Africa/Nairobi', undefined],
  ['2023-12-31T20:00:00Z', 'Africa/Nairobi', '2024-01-01 08:00'],
  // Clocks go forth and back in these nights.
  ['2026-03-28T22:30:00Z', 'Europe/Berlin', '2026-03-29 08:00'],
  ['2026-10-24T22:30:00Z', 'Europe/Berlin', '2026-10-25 08:00'],
])('at %s in %s they end %s', (at, zone, end) => {
  expect(quiet(at, zone)).toBe(end);
});

test('within a day they end on it, and at a time that clocks skip an hour later', () => {
  const noon = { from: 12 * 60, to: 14 * 60 };
  expect(quiet('2023-11-08T10:00:00Z', 'Africa/Nairobi', noon)).toBe('2023-11-08 14:00');
  expect(quiet('2023-11-08T11:00:00Z', 'Africa/Nairobi', noon)).toBeUndefined();
  const early = { from: 22 * 60, to: 2 * 60 + 30 };
  expect(quiet('2026-03-28T22:30:00Z', 'Europe/Berlin', early)).toBe('2026-03-29 03:30');
});

test('they end within their length and an hour or two for clocks, and are over then, in any zone', () => {
  const zone = fc.constantFrom(...allZones);
  const at = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 });
  fc.assert(
    fc.property(zone, at, (home, seconds) => {
      const now = instant(seconds * 1_000_000);
      const end = endOfQuiet(now, night, home);
      if (end === undefined) return;
      expect(end).toBeGreaterThan(now);
      expect(end - now).toBeLessThanOrEqual(12 * hour);
      expect(endOfQuiet(end, night, home)).toBeUndefined();
      expect(end % minute).toBe(0);
    }),
  );
});
