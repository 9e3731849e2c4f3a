import { nextTaskReminder } from '../../../src/domain/promises/task-reminders';
import { fromIso } from '../../../src/domain/time/instant';
import { clock, date, parseZone } from '../../../src/domain/time/zone';

/** Every time at which whoever has a task is asked for it, on the clocks of its zone. */
const remindersOf = (due: string, zone: string, from: string): readonly string[] => {
  const asked: string[] = [];
  const home = parseZone(zone);
  for (let at = nextTaskReminder(due, home, fromIso(from)); at !== undefined; ) {
    asked.push(`${date(at, home)} ${clock(at, home)}`);
    at = nextTaskReminder(due, home, at);
  }
  return asked;
};

test('a task is asked for two days before its day, on it, and then weekly, four times', () => {
  expect(remindersOf('2023-11-20', 'Africa/Nairobi', '2023-11-08T12:00:00Z')).toEqual([
    ...['2023-11-18 09:00', '2023-11-20 09:00', '2023-11-27 09:00'],
    ...['2023-12-04 09:00', '2023-12-11 09:00', '2023-12-18 09:00'],
  ]);
});

test('in the morning of its zone, whichever way the clocks go meanwhile', () => {
  const asked = remindersOf('2026-03-29', 'Europe/Berlin', '2026-03-01T00:00:00Z');
  expect(asked.map((each) => each.slice(-5))).toEqual(Array.from({ length: 6 }, () => '09:00'));
});

test('of a day that passed only what is still to come is asked', () => {
  expect(remindersOf('2023-11-08', 'UTC', '2023-11-08T09:00:00Z')).toEqual([
    ...['2023-11-15 09:00', '2023-11-22 09:00', '2023-11-29 09:00', '2023-12-06 09:00'],
  ]);
  expect(remindersOf('2023-01-01', 'UTC', '2023-11-08T09:00:00Z')).toEqual([]);
});

test('a day that is none is never asked for', () => {
  expect(remindersOf('soon', 'UTC', '2023-11-08T09:00:00Z')).toEqual([]);
});
