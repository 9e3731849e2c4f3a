import fc from 'fast-check';
import {
  ago,
  clockTime,
  dayHeading,
  dayKey,
  fullTime,
  instantAt,
  instantOfTs,
  localTime,
  timeOf,
} from '../../page/content/dates/dates';
import { formatDate } from '../../page/content/dates/slack-date';

const zone = 'Africa/Nairobi';
/** A Friday, five past nine in Nairobi. */
const now = Date.UTC(2026, 10, 20, 6, 5);
const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;

test('a message has the time that the reader’s clock showed', () => {
  const ts = `${now / 1000}.000200`;
  expect(timeOf(ts, zone)).toBe('09:05');
  expect(timeOf(ts, 'Asia/Kathmandu')).toBe('11:50');
  expect(fullTime(ts, zone)).toBe('Friday, November 20th, 2026 at 09:05:00');
});

test('a ts is read to the millisecond', () => {
  expect(instantOfTs('1700000000.123456')).toBe(1_700_000_000_123);
  expect(instantOfTs('1700000000')).toBe(1_700_000_000_000);
});

test('the day of a message is the reader’s', () => {
  const lateInLondon = `${Date.UTC(2026, 10, 19, 22, 0) / 1000}.000000`;
  expect(dayKey(lateInLondon, 'Europe/London')).toBe('2026-11-19');
  expect(dayKey(lateInLondon, zone)).toBe('2026-11-20');
});

test.each([
  [0, 'Today'],
  [-1, 'Yesterday'],
  [1, 'Tomorrow'],
  [-4, 'Monday, November 16th'],
  [-400, 'Thursday, October 16th, 2025'],
])('%d days from now stands under %s', (distance, heading) => {
  expect(dayHeading(now + distance * days, now, zone)).toBe(heading);
});

test('midnight is zero hours', () => {
  expect(clockTime(Date.UTC(2026, 10, 19, 21, 0), zone)).toBe('00:00');
});

test('a zone that nobody knows is read as UTC', () => {
  expect(clockTime(now, 'Mars/Olympus')).toBe('06:05');
});

test.each([
  [0, 'just now'],
  [-59_000, 'just now'],
  [-1 * minutes, '1 minute ago'],
  [-3 * hours, '3 hours ago'],
  [-2 * days, '2 days ago'],
  [-70 * days, '2 months ago'],
  [2 * days, 'in 2 days'],
])('%d milliseconds from now are %s', (distance, words) => {
  expect(ago(now + distance, now)).toBe(words);
});

test('a local time leads back to its instant in every zone, but for the hour in which clocks are changed', () => {
  const zones = fc.constantFrom(
    'Africa/Nairobi',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'UTC',
  );
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 40_000_000 }), (where, minute) => {
      const at = minute * minutes;
      const found = instantAt(localTime(at, where), where) ?? 0;
      expect(localTime(found, where)).toBe(localTime(at, where));
      expect(Math.abs(found - at)).toBeLessThanOrEqual(hours);
    }),
  );
});

test.each(['', 'tomorrow', '2026-11-20', '2026-13-40T99:99'])('"%s" is no local time', (text) => {
  expect(instantAt(text, zone)).toBeUndefined();
});

describe('the tokens of dates', () => {
  const seconds = now / 1000 - 3720;

  test.each([
    ['{date_num}', '2026-11-20'],
    ['{date_slash}', '11/20/2026'],
    ['{date}', 'November 20th, 2026'],
    ['{date_short}', 'Nov 20, 2026'],
    ['{date_long}', 'Friday, November 20th, 2026'],
    ['{date_pretty} at {time}', 'Today at 08:03'],
    ['{date_short_pretty} {time_secs}', 'Today 08:03:00'],
    ['{date_long_pretty}', 'Today'],
    ['{ago}', '1 hour ago'],
    ['posted {time}', 'Posted 08:03'],
  ])('%s is written as %s', (format, text) => {
    expect(formatDate(seconds, format, { zone, now })).toBe(text);
  });

  test.each(['{nonsense}', '{constructor}', '{time} {__proto__}'])('%s is left to the fallback', (format) => {
    expect(formatDate(seconds, format, { zone, now })).toBeUndefined();
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e15])('so is the instant %d', (never) => {
    expect(formatDate(never, '{time}', { zone, now })).toBeUndefined();
  });
});
