import { constantFrom, assert as hold, property, string } from 'fast-check';
import { day, fromIso, hour, later, toIso } from '../../../src/domain/time/instant';
import { answerDay, leadingWhen, parseWhen, type WhenContext } from '../../../src/domain/time/when';
import { parseZone } from '../../../src/domain/time/zone';
import { Refusal } from '../../../src/errors';
import { refused } from '../../support/refused';

/** A Wednesday afternoon in Nairobi: 15:20:30. */
const afternoon: WhenContext = { now: fromIso('2023-11-08T12:20:30Z'), zone: parseZone('Africa/Nairobi') };

const read = (text: string): string => {
  const found = leadingWhen(text, afternoon);
  return found === undefined ? 'none' : `${toIso(found.at).replace('.000000Z', 'Z')} | ${found.rest}`;
};

describe('a time at the start of a text', () => {
  test.each([
    ['10:42 db restarted', '2023-11-08T07:42:00Z | db restarted'],
    ['  10:42  db restarted ', '2023-11-08T07:42:00Z | db restarted'],
    ['10:42', '2023-11-08T07:42:00Z | '],
    ['10:42:30 db restarted', '2023-11-08T07:42:30Z | db restarted'],
    ['10:42:30.123 ERROR', '2023-11-08T07:42:30.123000Z | ERROR'],
    ['10:42:30,123456789 ERROR', '2023-11-08T07:42:30.123456Z | ERROR'],
    ['0:05 db', '2023-11-07T21:05:00Z | db'],
    ['3:05 PM db', '2023-11-08T12:05:00Z | db'],
    ['3:05pm db', '2023-11-08T12:05:00Z | db'],
    ['3:05\u202fPM db', '2023-11-08T12:05:00Z | db'],
    ['12:30 AM db', '2023-11-07T21:30:00Z | db'],
    ['12:10 PM db', '2023-11-08T09:10:00Z | db'],
    ['12:10 ambulance called', '2023-11-08T09:10:00Z | ambulance called'],
    ['10:42 EAT db', '2023-11-08T07:42:00Z | db'],
    ['2023-11-08 15:05 db', '2023-11-08T12:05:00Z | db'],
    ['2023-11-07 3:05 PM EAT db', '2023-11-07T12:05:00Z | db'],
    ['2023-11-08T15:05 db', '2023-11-08T12:05:00Z | db'],
    ['2023-11-08T10:05:30Z db', '2023-11-08T10:05:30Z | db'],
    ['2023-11-08T10:05:30.5+02:00 db', '2023-11-08T08:05:30.500000Z | db'],
    ['2023-11-07 10:05-0330: db', '2023-11-07T13:35:00Z | db'],
    ['2023-11-08T10:05+05 db', '2023-11-08T05:05:00Z | db'],
    ['yesterday 22:10 db', '2023-11-07T19:10:00Z | db'],
    ['Yesterday 10:10 PM EAT, db', '2023-11-07T19:10:00Z | db'],
    ['20m ago db', '2023-11-08T12:00:30Z | db'],
    ['2h ago', '2023-11-08T10:20:30Z | '],
    ['1h 20m ago, db', '2023-11-08T11:00:30Z | db'],
    ['1h20m ago db', '2023-11-08T11:00:30Z | db'],
    ['90 min ago db', '2023-11-08T10:50:30Z | db'],
    ['2 hours 5 minutes ago: db', '2023-11-08T10:15:30Z | db'],
    ['30s ago db', '2023-11-08T12:20:00Z | db'],
    ['5 min. ago db', '2023-11-08T12:15:30Z | db'],
    ['a minute ago db', '2023-11-08T12:19:30Z | db'],
    ['an hour ago db', '2023-11-08T11:20:30Z | db'],
    ['half an hour ago db', '2023-11-08T11:50:30Z | db'],
    ['2 days ago db', '2023-11-06T12:20:30Z | db'],
    ['1d 2h ago db', '2023-11-07T10:20:30Z | db'],
    ['9pm db', '2023-11-07T18:00:00Z | db'],
    ['9.10pm db', '2023-11-07T18:10:00Z | db'],
    ['9:10 p.m. db', '2023-11-07T18:10:00Z | db'],
    ['21h10 db', '2023-11-07T18:10:00Z | db'],
    ['today 09:22 db', '2023-11-08T06:22:00Z | db'],
    ['today at 9am db', '2023-11-08T06:00:00Z | db'],
    ['yesterday at 22:10 db', '2023-11-07T19:10:00Z | db'],
    ['22:10 yesterday db', '2023-11-07T19:10:00Z | db'],
    ['10:10 yesterday db', '2023-11-07T07:10:00Z | db'],
    ['friday 22:10 db', '2023-11-03T19:10:00Z | db'],
    ['Fri 22:10 db', '2023-11-03T19:10:00Z | db'],
    ['on wednesday at 10:10 db', '2023-11-08T07:10:00Z | db'],
    ['wednesday 22:10 db', '2023-11-01T19:10:00Z | db'],
    ['10:10 on tuesday, db', '2023-11-07T07:10:00Z | db'],
    ['Dec 5 20:23 db', '2022-12-05T17:23:00Z | db'],
    ['5 Dec 20:23 db', '2022-12-05T17:23:00Z | db'],
    ['5th of nov 20:23 db', 'none'],
    ['nov 5th, 20:23 db', '2023-11-05T17:23:00Z | db'],
    ['5. November 2021, 20:23 db', '2021-11-05T17:23:00Z | db'],
    ['29 feb 20:23 db', '2020-02-29T17:23:00Z | db'],
    ['at 10:42 db', '2023-11-08T07:42:00Z | db'],
    ['At 10:42 EAT: db', '2023-11-08T07:42:00Z | db'],
    ['(10:42) db', '2023-11-08T07:42:00Z | db'],
    ['[10:42 EAT] db', '2023-11-08T07:42:00Z | db'],
    ['[at 10:42]: db', '2023-11-08T07:42:00Z | db'],
    ['(10:42 db) restarted', 'none'],
    ['- 10:42 db', '2023-11-08T07:42:00Z | db'],
    ['— 10:42 — db', '2023-11-08T07:42:00Z | db'],
    ['10:42 hrs db', '2023-11-08T07:42:00Z | db'],
    ['10:42h db', '2023-11-08T07:42:00Z | db'],
    ['10:42 Uhr, db', '2023-11-08T07:42:00Z | db'],
  ])('is read in "%s"', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['10:42, db', 'db'],
    ['10:42: db', 'db'],
    ['10:42. db', 'db'],
    ['10:42 - db', 'db'],
    ['10:42 – db', 'db'],
    ['10:42—db', 'db'],
    ['10:42 -- db', 'db'],
    ['10:42 EAT: db', 'db'],
    ['10:42\ndb\nrestarted', 'db\nrestarted'],
    ['10:42 --private db', '--private db'],
    ['10:42 —private db', '—private db'],
    ['10:42 -5 pods', '-5 pods'],
    ['10:42 eat something', 'eat something'],
    ['10:42 CET-1 is down', 'CET-1 is down'],
    ['10:42, IST team paged', 'IST team paged'],
    ['10:42\nIST', 'IST'],
    ['10:42 constructor', 'constructor'],
  ])('leaves the words of "%s" as "%s"', (text, rest) => {
    const found = leadingWhen(text, afternoon);
    expect(found && toIso(found.at)).toBe('2023-11-08T07:42:00.000000Z');
    expect(found?.rest).toBe(rest);
  });

  test.each([
    'Sun service is down',
    'may be DNS',
    '3 people said',
    '2023 budget',
    '2023-11-08 was worse',
    'yesterday we deployed',
    '20 minutes of errors',
    '20m of lag',
    '20m agony',
    '503 errors',
    '1:1 with Ana',
    '16:9 screens',
    '50:50 chance that it is DNS',
    '10:423 requests',
    '10:42s of silence',
    '10:42/10:50 both failed',
    '10:42:9 what',
    '12:34:56:78:9a:bc is flapping',
    '2001:0db8::1 is unreachable',
    '1: 55 of 80 pods',
    '5 amps',
    '2 PMs asked',
    '99999m ago',
    '',
  ])('is not found in "%s"', (text) => expect(read(text)).toBe('none'));

  test.each([
    ['~10:42 db', true],
    ['≈10:42 db', true],
    ['at ~ 10:42 db', true],
    ['(~10:42) db', true],
    ['around 10:42 db', true],
    ['at around 10:42 db', true],
    ['approx. 10:42 db', true],
    ['approx.10:42 db', true],
    ['about 10:42 db', true],
    ['10:42-ish db', true],
    ['~278 min ago db', true],
    ['at 10:42 db', false],
    ['[10:42] db', false],
  ])('is approximate or not: %s', (text, isApproximate) => {
    const found = leadingWhen(text, afternoon);
    expect(found && toIso(found.at)).toMatch(/^2023-11-08T07:42:[03]0/);
    expect(found?.rest).toBe('db');
    expect(found?.isApproximate).toBe(isApproximate);
  });

  test('is found or refused in a sentence, but never a fault, whatever the text', () =>
    hold(
      property(
        constantFrom(
          '10:42',
          '2023-02-30 7',
          'yesterday ',
          '3',
          '12:',
          '9h',
          '2023-11-08T10:42',
          '10:42 IST',
          '',
        ),
        string({ unit: constantFrom(...'0123456789:+-. ,TZapmIST') }),
        (start, text) => {
          try {
            leadingWhen(start + text, afternoon);
            return true;
          } catch (refusal) {
            return refusal instanceof Refusal && refusal.message.includes('Type ');
          }
        },
      ),
      { numRuns: 5000 },
    ));
});

describe('what is meant as a time but cannot be one', () => {
  test.each([
    ['21:03 PM db', 'no-such-clock-time', 'There is no 21:03 PM. Type 21:03 or 9:03 PM.'],
    ['21:03 am', 'no-such-clock-time', 'There is no 21:03 AM. Type 21:03 or 9:03 AM.'],
    ['13:05:20 PM', 'no-such-clock-time', 'There is no 13:05:20 PM. Type 13:05:20 or 1:05:20 PM.'],
    ['0:30 AM', 'no-such-clock-time', 'There is no 0:30 AM. Type 00:30 or 12:30 AM.'],
    [
      '25:10 db',
      'no-such-clock-time',
      'There is no 25:10. Type a time from 00:00 to 23:59, such as 10:42 or 10:42:30.',
    ],
    [
      'yesterday 10:75 db',
      'no-such-clock-time',
      'There is no 10:75. Type a time from 00:00 to 23:59, such as 10:42 or 10:42:30.',
    ],
    [
      '10:42:99 db',
      'no-such-clock-time',
      'There is no 10:42:99. Type a time from 00:00 to 23:59, such as 10:42 or 10:42:30.',
    ],
    ['1: 55 PM db', 'loose-time', '"1: 55 PM" is no time as it stands. Type 1:55 PM.'],
    ['21 :03 pm', 'loose-time', '"21 :03 pm" is no time as it stands. Type 21:03 or 9:03 PM.'],
    [
      '2023-02-30 10:42 db',
      'no-such-date',
      'There is no day 2023-02-30 to record. Type year, month and day, such as 2023-11-08.',
    ],
    [
      '9999-01-01T10:42Z db',
      'no-such-date',
      'There is no day 9999-01-01 to record. Type year, month and day, such as 2023-11-08.',
    ],
    [
      '2023-11-09 10:00 db',
      'time-ahead',
      '2023-11-09 10:00 is still to come: in Africa/Nairobi it is 2023-11-08 15:20. Type a time that has passed.',
    ],
    [
      '2023-11-08 15:21 db',
      'time-ahead',
      '2023-11-08 15:21 is still to come: in Africa/Nairobi it is 2023-11-08 15:20. Type a time that has passed.',
    ],
    [
      '10:42-10:50 errors',
      'several-times',
      '10:42-10:50 is more than one time. Type one and say the other in words: 10:42 until 10:50.',
    ],
    [
      '10:42 EAT – 10:50 errors',
      'several-times',
      '10:42 EAT – 10:50 is more than one time. Type one and say the other in words: 10:42 EAT until 10:50.',
    ],
    [
      '10:42, 10:50 and 11:00 db',
      'several-times',
      '10:42, 10:50 is more than one time. Type one and say the other in words: 10:42 until 10:50.',
    ],
    [
      '10:42 UTC+3 db',
      'stray-offset',
      'The offset in 10:42 UTC+3 is read only after a date, without a space. Type 2023-11-08T10:42+03:00.',
    ],
    [
      '10:42Z db',
      'stray-offset',
      'The offset in 10:42Z is read only after a date, without a space. Type 2023-11-08T10:42+00:00.',
    ],
    [
      '2023-11-08 15:05 +03:00 db',
      'stray-offset',
      'The offset in 2023-11-08 15:05 +03:00 is read only after a date, without a space. Type 2023-11-08T15:05+03:00.',
    ],
  ])('is refused with what to type: %s', (text, code, sentence) => {
    expect(refused(() => read(text))).toEqual([code, sentence]);
  });
});

describe('a text that is to be one time', () => {
  test('is read in every form', () => {
    expect(toIso(parseWhen(' 10:42 ', afternoon))).toBe('2023-11-08T07:42:00.000000Z');
    expect(toIso(parseWhen('10:42 eat', afternoon))).toBe('2023-11-08T07:42:00.000000Z');
    expect(toIso(parseWhen('yesterday 22:10', afternoon))).toBe('2023-11-07T19:10:00.000000Z');
    expect(toIso(parseWhen('20m ago', afternoon))).toBe('2023-11-08T12:00:30.000000Z');
  });

  test.each(['', 'soon', '10:42 db', 'yesterday', '2023-11-08', 'a while ago', '10:42 XYZ'])(
    'is refused with every form when it is "%s"',
    (text) => {
      expect(refused(() => parseWhen(text, afternoon))).toEqual([
        'unknown-when',
        `"${text}" is no time that can be read. Type it like one of these: 10:42, 10:42:30, 3:05 PM, 10:42 EAT, ` +
          '2023-11-08 15:05, yesterday 22:10, 20m ago or 2023-11-08T15:05:00Z.',
      ]);
    },
  );

  test('is cut in the refusal when it is long', () => {
    expect(refused(() => parseWhen('x'.repeat(3000), afternoon))[1]).toContain(`"${'x'.repeat(40)}…" is`);
  });
});

describe('an answer', () => {
  test('names the day of an instant that is not today in the zone', () => {
    expect(answerDay(later(afternoon.now, -hour), afternoon)).toBeUndefined();
    expect(answerDay(later(afternoon.now, -16 * hour), afternoon)).toBe('2023-11-07');
    expect(answerDay(later(afternoon.now, -day), afternoon)).toBe('2023-11-07');
  });
});
