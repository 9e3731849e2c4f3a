import fc from 'fast-check';
import { nextUpdateIn, nextUpdateSaid } from '../../../src/domain/promises/next-update';
import { plain } from '../../../src/domain/text/wording';
import { clock, date } from '../../../src/domain/time/zone';
import { at, nairobi } from '../../support/cast';

const context = { now: at('15:10'), zone: nairobi };

/** When the next update is to come by a text that was written at 15:10. */
const promised = (text: string): string | undefined => {
  const due = nextUpdateIn(plain(text), context);
  return due === undefined ? undefined : `${date(due, nairobi)} ${clock(due, nairobi)}`;
};

test.each([
  ['a fix is being tested, next update at 15:30', '2023-11-08 15:30'],
  ['Next update: 15:30.', '2023-11-08 15:30'],
  ['next update is due at 15:30 EAT', '2023-11-08 15:30'],
  ['next update by 12:30 UTC', '2023-11-08 15:30'],
  ['next update at 3:30 pm', '2023-11-08 15:30'],
  ['next update at 14:00', '2023-11-09 14:00'],
  ['next update in 20 min', '2023-11-08 15:30'],
  ['next update in about 20m, hold on', '2023-11-08 15:30'],
  ['next update within half an hour', '2023-11-08 15:40'],
  ['next update in an hour', '2023-11-08 16:10'],
  ['next update in 2 hours', '2023-11-08 17:10'],
  ['next update at 15:20, no: next update at 15:40', '2023-11-08 15:40'],
  ['next update soon', undefined],
  ['the next updates at 15:30 will tell', undefined],
  ['next update of the database at version 15.30', undefined],
  ['next update at 25:70', undefined],
  ['next update yesterday 15:30', undefined],
  ['we shall know more at 15:30', undefined],
  ['next update in 20 minutess', undefined],
  ['', undefined],
])('“%s” promises the next update for %s', (text, due) => {
  expect(promised(text)).toBe(due);
});

test.each([
  ['next update at 25:70, then we see', '25:70'],
  ['next update at 1530.', '1530'],
  ['Next update: 15.30', '15.30'],
  ['next update 25:70', '25:70'],
  ['next update in 20 minutess', '20 minutess'],
  ['next update in 3 days', '3 days'],
  ['next update tomorrow at 9', 'tomorrow at 9'],
  ['next update by noon', 'noon'],
  ['next update on friday 22:10', 'friday 22:10'],
  ['next update friday 22:10', 'friday 22:10'],
  ['next update yesterday 15:30', 'yesterday 15:30'],
  ['next update at 15:20, no: next update at 15:70', '15:70'],
  ['next update at 15:70, no: next update at 15:20', undefined],
  ['next update at 15:30', undefined],
  ['next update soon', undefined],
  ['next update at the latest when we know', undefined],
  ['next update 3 engineers are on it', undefined],
  ['we shall know more at 25:70', undefined],
])('“%s” says what of it looks like a time and was not read: %s', (text, unread) => {
  expect(nextUpdateSaid(plain(text), context).unread).toBe(unread);
});

test('a clock time that is written into an update is read back, whatever stands around it', () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const around = fc.stringMatching(/^[a-z ,.]{0,20}$/);
  fc.assert(
    fc.property(minutes, around, (minute, words) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(promised(`${words} next update at ${time}`)).toContain(` ${time}`);
    }),
  );
});

test('an update of any length is searched in no time', () => {
  const long = 'next update '.repeat(50_000);
  expect(promised(long)).toBeUndefined();
});
