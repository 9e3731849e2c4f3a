import { assert as hold, integer, property } from 'fast-check';
import {
  day,
  fromIso,
  fromMillis,
  fromTimestamp,
  hour,
  instant,
  later,
  minute,
  second,
  toIso,
  toMillis,
  toTimestamp,
} from '../../../src/domain/time/instant';

const latest = Number.MAX_SAFE_INTEGER;
const anyMicros = integer({ min: 0, max: latest });
const anyOfSixCenturies = integer({ min: -latest, max: latest });

describe('an instant', () => {
  test('comes from a Slack timestamp to the microsecond', () => {
    expect(fromTimestamp('1699455600.000100')).toBe(1_699_455_600_000_100);
    expect(fromTimestamp('1699455600.000101') - fromTimestamp('1699455600.000100')).toBe(1);
    expect(fromTimestamp('0.000001')).toBe(1);
  });

  test('becomes the same Slack timestamp again', () =>
    hold(property(anyMicros, (micros) => fromTimestamp(toTimestamp(instant(micros))) === micros)));

  test('has a Slack timestamp of six decimals', () => {
    expect(toTimestamp(instant(1_699_455_600_000_100))).toBe('1699455600.000100');
    expect(toTimestamp(instant(7))).toBe('0.000007');
  });

  test.each([
    '',
    '1699455600',
    '1699455600.',
    '1699455600.0001',
    '1699455600.0001000',
    '-1.000000',
    '1e9.000000',
  ])('is not read from the malformed timestamp "%s"', (ts) =>
    expect(() => fromTimestamp(ts)).toThrow(RangeError),
  );

  test('before 1970 has no Slack timestamp', () => {
    expect(() => toTimestamp(instant(-1))).toThrow('before 1970');
  });

  test('is whole and exact', () => {
    expect(() => instant(1.5)).toThrow(RangeError);
    expect(() => instant(Number.NaN)).toThrow(RangeError);
    expect(() => instant(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(() => later(instant(Number.MAX_SAFE_INTEGER), 1)).toThrow(RangeError);
  });

  test('becomes milliseconds by dropping what is below them', () => {
    expect(toMillis(instant(1_999))).toBe(1);
    expect(toMillis(instant(-1))).toBe(-1);
    expect(fromMillis(1_699_455_600_000)).toBe(1_699_455_600_000_000);
  });

  test('is written and read in ISO 8601 with every microsecond', () => {
    expect(toIso(fromTimestamp('1699444800.000100'))).toBe('2023-11-08T12:00:00.000100Z');
    expect(fromIso('2023-11-08T12:00:00Z')).toBe(1_699_444_800_000_000);
    expect(fromIso('2023-11-08T12:00:00.5Z')).toBe(1_699_444_800_500_000);
  });

  test('becomes the same again from its ISO 8601', () =>
    hold(property(anyOfSixCenturies, (micros) => fromIso(toIso(instant(micros))) === micros)));

  test.each(['2023-11-08', '2023-11-08T12:00:00', '2023-02-30T12:00:00Z', '2023-11-08T24:00:00Z', '10:42'])(
    'is not read from "%s", which is no instant in UTC',
    (text) => expect(() => fromIso(text)).toThrow(RangeError),
  );

  test('moves by seconds, minutes, hours and days', () => {
    const noon = fromIso('2023-11-08T12:00:00Z');
    expect(toIso(later(noon, day + hour + minute + second))).toBe('2023-11-09T13:01:01.000000Z');
    expect(toIso(later(noon, -hour))).toBe('2023-11-08T11:00:00.000000Z');
  });
});
