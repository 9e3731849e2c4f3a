import { nextUpdateBy } from '../../../src/domain/promises/next-update-by';
import { formatInstant } from '../../../src/domain/time/format-instant';
import { parseZone } from '../../../src/domain/time/zone';
import { at, nairobi } from '../../support/cast';
import { refused } from '../../support/refused';

/** It is Wednesday, 2023-11-08 15:00 in Nairobi. */
const context = { now: at('15:00'), zone: nairobi };

test.each([
  ['15:30', '2023-11-08 15:30'],
  ['by 15:30', '2023-11-08 15:30'],
  ['at 3:30 pm', '2023-11-08 15:30'],
  ['today 16:00', '2023-11-08 16:00'],
  ['in 20 min', '2023-11-08 15:20'],
  ['20 minutes', '2023-11-08 15:20'],
  ['20m', '2023-11-08 15:20'],
  ['in 1h 30m', '2023-11-08 16:30'],
  ['in half an hour', '2023-11-08 15:30'],
  ['in an hour', '2023-11-08 16:00'],
  ['08:00', '2023-11-09 08:00'],
  ['tomorrow 09:00', '2023-11-09 09:00'],
  ['tomorrow at 16:00', '2023-11-09 16:00'],
  ['friday 10:00', '2023-11-10 10:00'],
  ['wednesday 09:00', '2023-11-15 09:00'],
  ['2023-11-09 09:00', '2023-11-09 09:00'],
  ['Nov 9 09:00', '2023-11-09 09:00'],
  ['13:00 UTC', '2023-11-08 16:00'],
  ['2023-11-08T13:00:00Z', '2023-11-08 16:00'],
])('“%s” is a time to come', (typed, expected) => {
  expect(formatInstant(nextUpdateBy(typed, context), nairobi)).toBe(expected);
});

test.each([
  ['14:30', 'next-update-over'],
  ['today 14:00', 'next-update-over'],
  ['yesterday 22:00', 'next-update-over'],
  ['2023-11-08 14:00', 'next-update-over'],
  ['0 min', 'next-update-over'],
  ['2025-11-08 14:00', 'too-far-ahead'],
  ['soon', 'unknown-when'],
  ['20m ago', 'unknown-when'],
  ['15:30 or so', 'unknown-when'],
  ['tomorrow', 'unknown-when'],
  ['tomorrow friday 10:00', 'unknown-when'],
  ['min', 'unknown-when'],
])('“%s” is refused: %s', (typed, code) => {
  expect(refused(() => nextUpdateBy(typed, context))[0]).toBe(code);
});

test('25:10 is refused, and an abbreviation of several zones', () => {
  expect(() => nextUpdateBy('25:10', context)).toThrow('25:10');
  expect(() => nextUpdateBy('20:00 CST', { ...context, zone: parseZone('UTC') })).toThrow('CST');
});
