import { day, fromIso, hour, type Instant, minute, second } from '../../../src/domain/time/instant';
import { durationText, minutesBetween, minutesText, spanText } from '../../../src/domain/time/span';

const at = (clock: string): Instant => fromIso(`2023-11-08T${clock}Z`);

describe('a span', () => {
  test('agrees with the minutes printed at its ends', () => {
    expect(minutesBetween(at('10:42:50'), at('10:45:10'))).toBe(3);
    expect(minutesBetween(at('10:42:00'), at('10:42:59.999999'))).toBe(0);
    expect(minutesBetween(at('10:42:59'), at('10:43:00'))).toBe(1);
  });

  test('is negative when its end came first', () => {
    expect(minutesBetween(at('10:45:10'), at('10:42:50'))).toBe(-3);
    expect(spanText(at('12:00:00'), at('10:15:00'))).toBe('-1 h 45 min');
  });

  test.each([
    [0, '0 min'],
    [59 * second, '0 min'],
    [-59 * second, '0 min'],
    [45 * minute, '45 min'],
    [hour, '1 h'],
    [3 * hour + 8 * minute, '3 h 8 min'],
    [day + 2 * hour, '1 d 2 h'],
    [day + 5 * minute, '1 d 5 min'],
    [2 * day + 3 * hour + 4 * minute, '2 d 3 h 4 min'],
    [-90 * minute, '-1 h 30 min'],
  ])('of %d microseconds is "%s" in words', (micros, words) => expect(durationText(micros)).toBe(words));

  test('is spelled out beside its minutes from an hour on', () => {
    expect(minutesText(at('10:42:50'), at('10:45:10'))).toBe('3 min');
    expect(minutesText(at('10:00:00'), at('10:59:59'))).toBe('59 min');
    expect(minutesText(at('10:15:30'), at('12:00:00'))).toBe('105 min (1 h 45 min)');
  });
});
