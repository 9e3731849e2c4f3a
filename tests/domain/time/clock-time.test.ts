import { constantFrom, assert as hold, integer, property } from 'fast-check';
import { fromIso, instant, later, minute, toIso } from '../../../src/domain/time/instant';
import { parseWhen, type WhenContext } from '../../../src/domain/time/when';
import { allZones, clock, date, instantsOf, parseZone, wallTime } from '../../../src/domain/time/zone';
import { refused } from '../../support/refused';

const given = (now: string, zone: string): WhenContext => ({ now: fromIso(now), zone: parseZone(zone) });

/** A Wednesday afternoon: 15:20:30 in Nairobi, 07:20:30 in New York. */
const afternoon = given('2023-11-08T12:20:30Z', 'Africa/Nairobi');

const read = (text: string, context = afternoon): string =>
  toIso(parseWhen(text, context)).replace('.000000Z', 'Z');

const past = integer({ min: fromIso('2000-01-01T00:00:00Z'), max: fromIso('2030-01-01T00:00:00Z') });
const upTo22Hours = integer({ min: 0, max: 22 * 60 });

describe('a bare clock time', () => {
  test('is the latest such time that is not in the future', () => {
    expect(read('15:20')).toBe('2023-11-08T12:20:00Z');
    expect(read('16:21')).toBe('2023-11-07T13:21:00Z');
    expect(read('23:59')).toBe('2023-11-07T20:59:00Z');
  });

  test('reads back what a clock showed up to 22 hours ago', () =>
    hold(
      property(
        past,
        upTo22Hours,
        constantFrom('Africa/Nairobi', 'Asia/Kolkata', 'UTC'),
        (micros, ago, name) => {
          const [now, zone] = [instant(micros), parseZone(name)];
          const at = instant(Math.floor(later(now, -ago * minute) / minute) * minute);
          return parseWhen(clock(at, zone), { now, zone }) === at;
        },
      ),
    ));

  test.each([
    [
      '15:21',
      '15:21 is 1 minute from now. Type a time that has passed, or yesterday 15:21 if you mean that one.',
    ],
    [
      '15:40',
      '15:40 is 20 minutes from now. Type a time that has passed, or yesterday 15:40 if you mean that one.',
    ],
    [
      '3:20:31 PM',
      '3:20:31 PM is less than a minute from now. Type a time that has passed, or yesterday 3:20:31 PM if you mean that one.',
    ],
    [
      '13:00 UTC',
      '13:00 UTC is 40 minutes from now. Type a time that has passed, or yesterday 13:00 UTC if you mean that one.',
    ],
  ])('up to an hour ahead is refused as a slip: %s', (text, sentence) => {
    expect(refused(() => read(text))).toEqual(['time-slipped', sentence]);
  });

  test('up to an hour ahead is a slip across midnight, too', () => {
    const lateEvening = given('2023-11-08T23:50:00Z', 'UTC');
    expect(refused(() => read('00:10', lateEvening))).toEqual([
      'time-slipped',
      '00:10 is 20 minutes from now. Type a time that has passed, or 2023-11-08 00:10 if you mean that one.',
    ]);
    expect(read('2023-11-08 00:10', lateEvening)).toBe('2023-11-08T00:10:00Z');
  });

  test('that came twice is the later, and the earlier until then', () => {
    expect(read('01:30', given('2023-11-05T20:00:00Z', 'America/New_York'))).toBe('2023-11-05T06:30:00Z');
    expect(read('01:10', given('2023-11-05T05:20:00Z', 'America/New_York'))).toBe('2023-11-05T05:10:00Z');
  });

  test('that clocks skipped today is refused, and is still yesterday’s before they do', () => {
    const skipped =
      'There is no 02:30 on 2023-03-12 in America/New_York: clocks went forward over it. ' +
      'Type 2023-03-12 01:30 or 2023-03-12 03:30.';
    const sinceThen = given('2023-03-12T20:00:00Z', 'America/New_York');
    const nextNight = given('2023-03-13T05:00:00Z', 'America/New_York');
    expect(refused(() => read('02:30', sinceThen))).toEqual(['no-such-time', skipped]);
    expect(refused(() => read('02:30', nextNight))).toEqual(['no-such-time', skipped]);
    expect(read('02:30', given('2023-03-12T05:00:00Z', 'America/New_York'))).toBe('2023-03-11T07:30:00Z');
  });
});

describe('a clock time with its day', () => {
  test('reads back what was printed in any zone, where it came only once', () =>
    hold(
      property(past, upTo22Hours, constantFrom(...allZones), (micros, ago, zone) => {
        const now = instant(micros);
        const at = instant(Math.floor(later(now, -ago * minute) / minute) * minute);
        const twice = instantsOf(wallTime(at, zone), zone).length > 1;
        return twice || parseWhen(`${date(at, zone)} ${clock(at, zone)}`, { now, zone }) === at;
      }),
      { numRuns: 500 },
    ));
});

describe('a time with an abbreviation', () => {
  test('goes by the clocks of that zone', () => {
    expect(read('10:42 CET')).toBe('2023-11-08T09:42:00Z');
    expect(read('10:42 EST')).toBe('2023-11-07T15:42:00Z');
    expect(read('10:42 PST')).toBe('2023-11-07T18:42:00Z');
    expect(read('yesterday 23:30 PST', given('2023-11-08T06:00:00Z', 'UTC'))).toBe('2023-11-07T07:30:00Z');
  });

  test.each([
    ['Asia/Kolkata', '10:42 IST', '2023-11-08T05:12:00Z'],
    ['Asia/Jerusalem', '10:42 IST', '2023-11-08T08:42:00Z'],
    ['Asia/Shanghai', '10:42 CST', '2023-11-08T02:42:00Z'],
    ['America/Mexico_City', '05:42 CST', '2023-11-08T11:42:00Z'],
    ['America/Havana', '05:42 CST', '2023-11-08T10:42:00Z'],
    ['Asia/Dhaka', '10:42 BST', '2023-11-08T04:42:00Z'],
    ['Asia/Manila', '10:42 PST', '2023-11-08T02:42:00Z'],
    ['Asia/Bangkok', '10:42 ICT', '2023-11-08T03:42:00Z'],
  ])('that several share is taken as the incident’s own in %s', (zone, text, at) => {
    expect(read(text, given('2023-11-08T12:20:30Z', zone))).toBe(at);
  });

  test.each([
    [
      '10:42 IST',
      'IST is the time of Ireland, India and Israel. Type 2023-11-08T10:42+01:00 for Ireland, ' +
        '2023-11-08T10:42+05:30 for India or 2023-11-08T10:42+02:00 for Israel, ' +
        'or a comma before IST if it is no time zone here.',
    ],
    [
      'yesterday 10:42 CST',
      'CST is the time of China, US Central and Cuba. Type 2023-11-07T10:42+08:00 for China, ' +
        '2023-11-07T10:42-06:00 for US Central or 2023-11-07T10:42-05:00 for Cuba, ' +
        'or a comma before CST if it is no time zone here.',
    ],
    [
      '2023-11-01 3:05 PM BST',
      'BST is the time of Britain and Bangladesh. Type 2023-11-01T15:05+01:00 for Britain or ' +
        '2023-11-01T15:05+06:00 for Bangladesh, or a comma before BST if it is no time zone here.',
    ],
    [
      '10:42 ICT',
      'ICT is the time of Indochina. Type 2023-11-08T10:42+07:00 for Indochina, ' +
        'or a comma before ICT if it is no time zone here.',
    ],
  ])('that several share is refused elsewhere with the choices: %s', (text, sentence) => {
    expect(refused(() => read(text))).toEqual(['shared-abbreviation', sentence]);
  });

  test('that is not in force that day is refused, because it is an hour off what was meant', () => {
    const sentence =
      'On 2023-07-08 America/New_York keeps EDT, not EST. ' +
      'Type 2023-07-08T10:42-04:00 for EDT or 2023-07-08T10:42-05:00 for EST.';
    const summer = '2023-07-08T20:00:00Z';
    for (const zone of ['America/New_York', 'UTC']) {
      expect(refused(() => read('10:42 EST', given(summer, zone)))).toEqual([
        'abbreviation-not-in-force',
        sentence,
      ]);
    }
    expect(read('10:42 EDT', given(summer, 'UTC'))).toBe('2023-07-08T14:42:00Z');
    expect(read('10:42 EST', given(summer, 'America/Panama'))).toBe('2023-07-08T15:42:00Z');
  });

  test('tells the two of a repeated hour apart', () => {
    const context = given('2023-11-05T20:00:00Z', 'America/New_York');
    expect(read('01:30 EDT', context)).toBe('2023-11-05T05:30:00Z');
    expect(read('2023-11-05 01:30 EST', context)).toBe('2023-11-05T06:30:00Z');
    expect(refused(() => read('2023-11-05 01:30', context))[0]).toBe('time-twice');
  });
});
