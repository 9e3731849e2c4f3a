import { tzOffset } from '@date-fns/tz';
import { constantFrom, assert as hold, integer, property } from 'fast-check';
import {
  day,
  fromIso,
  instant,
  later,
  minute,
  second,
  toIso,
  toMillis,
} from '../../../src/domain/time/instant';
import {
  abbreviation,
  allZones,
  clock,
  date,
  instantOf,
  instantsOf,
  isoText,
  isShownTwice,
  longDate,
  offsetAt,
  offsetName,
  offsetText,
  parseZone,
  sameDay,
  utc,
  type WallTime,
  wallTime,
} from '../../../src/domain/time/zone';
import { namesIn, placesOf, spellingOf, zoneNames } from '../../../src/domain/time/zone-abbreviations';
import { refused } from '../../support/refused';

const noon = fromIso('2023-11-08T12:00:00Z');
const nairobi = parseZone('Africa/Nairobi');
const newYork = parseZone('America/New_York');

const wall = (text: string): WallTime => wallTime(fromIso(`${text}Z`), utc);

describe('the name of a zone', () => {
  test.each([
    ['Africa/Nairobi', 'Africa/Nairobi'],
    [' africa/nairobi ', 'Africa/Nairobi'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['europe/kyiv', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT+3', 'Etc/GMT+3'],
  ])('%s is read as %s', (typed, zone) => expect(parseZone(typed)).toBe(zone));

  test('is read again from every zone that is offered', () => {
    expect(allZones.length).toBeGreaterThan(400);
    expect(allZones.map(parseZone)).toEqual(allZones);
  });

  test.each([
    ['Nairobi', 'There is no time zone "Nairobi". Did you mean Africa/Nairobi?'],
    ['new york', 'There is no time zone "new york". Did you mean America/New_York?'],
    ['Europe/Berln', 'There is no time zone "Europe/Berln". Did you mean Europe/Berlin?'],
    ['Mars/Olympus', 'There is no time zone "Mars/Olympus". Type a name such as Europe/Berlin or UTC.'],
    ['', 'There is no time zone "". Type a name such as Europe/Berlin or UTC.'],
    ['+03:00', 'There is no time zone "+03:00". Type a name such as Europe/Berlin or UTC.'],
    ['MIT', 'There is no time zone "MIT". Type a name such as Europe/Berlin or UTC.'],
    ['eat', 'EAT is an abbreviation, which changes with place and season. Type the zone: Africa/Nairobi.'],
    [
      'IST',
      'IST is an abbreviation, which changes with place and season. Type the zone: Europe/Dublin, Asia/Kolkata or Asia/Jerusalem.',
    ],
  ])('"%s" is refused with what to type instead', (typed, sentence) => {
    expect(refused(() => parseZone(typed))).toEqual(['unknown-zone', sentence]);
  });

  test('is cut in the refusal when it is long', () => {
    const [, sentence] = refused(() => parseZone('x'.repeat(3000)));
    expect(sentence).toBe(
      `There is no time zone "${'x'.repeat(40)}…". Type a name such as Europe/Berlin or UTC.`,
    );
  });
});

describe('the offset and abbreviation of a zone', () => {
  test.each([
    ['Africa/Nairobi', '2023-11-08', 'UTC+03:00', 'EAT'],
    ['Europe/Berlin', '2023-11-08', 'UTC+01:00', 'CET'],
    ['Europe/Berlin', '2023-07-08', 'UTC+02:00', 'CEST'],
    ['America/New_York', '2023-11-08', 'UTC-05:00', 'EST'],
    ['America/New_York', '2023-07-08', 'UTC-04:00', 'EDT'],
    ['America/Panama', '2023-07-08', 'UTC-05:00', 'EST'],
    ['Europe/London', '2023-07-08', 'UTC+01:00', 'BST'],
    ['Asia/Dhaka', '2023-07-08', 'UTC+06:00', 'BST'],
    ['Europe/Dublin', '2023-07-08', 'UTC+01:00', 'IST'],
    ['Asia/Kolkata', '2023-07-08', 'UTC+05:30', 'IST'],
    ['Asia/Jerusalem', '2023-07-08', 'UTC+03:00', 'IDT'],
    ['America/St_Johns', '2023-07-08', 'UTC-02:30', 'NDT'],
    ['Pacific/Guam', '2023-07-08', 'UTC+10:00', 'ChST'],
    ['Africa/Casablanca', '2023-11-08', 'UTC+01:00', 'UTC+01:00'],
    ['Europe/Moscow', '2012-07-08', 'UTC+04:00', 'UTC+04:00'],
    ['UTC', '2023-11-08', 'UTC+00:00', 'UTC'],
  ])('in %s on %s are %s and %s', (zone, on, offset, name) => {
    const at = fromIso(`${on}T12:00:00Z`);
    expect(offsetName(at, parseZone(zone))).toBe(offset);
    expect(abbreviation(at, parseZone(zone))).toBe(name);
  });

  test('are written in ISO 8601', () => {
    expect([offsetText(180), offsetText(-210), offsetText(0)]).toEqual(['+03:00', '-03:30', '+00:00']);
    expect(isoText(noon, 330)).toBe('2023-11-08T17:30+05:30');
    expect(isoText(later(noon, 5 * second), 0)).toBe('2023-11-08T12:00:05+00:00');
  });
});

describe('the table of abbreviations', () => {
  test('names every zone by its present name, and once', () => {
    const zones = zoneNames.flatMap((row) => row.zones);
    expect(zones.filter((zone) => parseZone(zone) !== zone)).toEqual([]);
    expect(zones.filter((zone, index) => zones.indexOf(zone) !== index)).toEqual([]);
  });

  test('has the offset of each of its zones on every day of a year, and no name that is never in force', () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      later(fromIso('2025-01-01T12:00:00Z'), index * day),
    );
    const wrong = zoneNames.flatMap((row) =>
      row.zones.filter((zone) => {
        const inForce = new Set(days.map((at) => abbreviation(at, parseZone(zone))));
        return [...inForce].sort().join() !== Object.keys(row.offsets).sort().join();
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('knows who uses an abbreviation, and its spelling', () => {
    expect(placesOf('BST').map(({ place }) => place)).toEqual(['Britain', 'Bangladesh']);
    expect(placesOf('constructor')).toEqual([]);
    expect(spellingOf('chst')).toBe('ChST');
    expect(spellingOf('LOL')).toBeUndefined();
    expect(namesIn('Africa/Casablanca')).toBeUndefined();
  });
});

describe('the clock on the wall', () => {
  const changing = constantFrom(
    ...['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca'],
    ...['Africa/Cairo', 'America/Santiago', 'Pacific/Apia', 'Asia/Kathmandu', 'Europe/Dublin', 'UTC'],
    ...['Antarctica/Troll', 'America/Sao_Paulo', 'Pacific/Chatham', 'America/Nuuk', 'Africa/Monrovia'],
  ).map(parseZone);
  const micros = integer({
    min: fromIso('1990-01-01T00:00:00Z'),
    max: fromIso('2037-01-01T00:00:00Z'),
  }).map(instant);

  test('leads back to its instant in every zone', () =>
    hold(
      property(micros, constantFrom(...allZones), (at, zone) =>
        instantsOf(wallTime(at, zone), zone).includes(at),
      ),
      { numRuns: 1000 },
    ));

  test('leads back to its instant around every change of clocks', () => {
    const quarters = Array.from({ length: 200 }, (_, index) =>
      later(fromIso('2023-03-25T00:00:00Z'), index * 900e6),
    );
    const london = parseZone('Europe/London');
    expect(quarters.filter((at) => instantOf(wallTime(at, london), london) !== at)).toEqual([]);
  });

  test('shows any time at most twice, and the same one each time', () =>
    hold(
      property(micros, changing, (at, zone) => {
        const shown = wallTime(at, utc);
        const found = instantsOf(shown, zone);
        const again = found.map((each) => JSON.stringify(wallTime(each, zone)));
        return found.length <= 2 && again.every((each) => each === JSON.stringify(shown));
      }),
      { numRuns: 2000 },
    ));

  test('shows one time twice when it goes back', () => {
    const both = instantsOf(wall('2023-11-05T01:30:00'), newYork);
    expect(both.map(toIso)).toEqual(['2023-11-05T05:30:00.000000Z', '2023-11-05T06:30:00.000000Z']);
    expect(refused(() => instantOf(wall('2023-11-05T01:30:00'), newYork))).toEqual([
      'time-twice',
      'In America/New_York clocks went back, so 2023-11-05 01:30 came twice. ' +
        'Type 2023-11-05T01:30-04:00 for the first or 2023-11-05T01:30-05:00 for the second.',
    ]);
  });

  test.each([
    ['America/New_York', '2023-11-05T06:00:00Z'],
    ['Europe/Berlin', '2024-03-31T01:00:00Z'],
    ['Australia/Lord_Howe', '2024-04-06T15:00:00Z'],
    ['America/St_Johns', '2006-10-29T02:31:00Z'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['Africa/Casablanca', '2024-03-10T02:00:00Z'],
    ['Asia/Kathmandu', '2024-03-10T02:00:00Z'],
  ])('in %s has the offset of every minute around %s, and says which times come twice', (name, change) => {
    const zone = parseZone(name);
    const minutes = Array.from({ length: 601 }, (_, index) =>
      later(fromIso(change), (index - 300) * minute - (index % 2) * second),
    );
    expect(minutes.map((at) => offsetAt(at, zone))).toEqual(
      minutes.map((at) => tzOffset(zone, new Date(toMillis(at)))),
    );
    expect(minutes.map((at) => isShownTwice(at, zone))).toEqual(
      minutes.map((at) => instantsOf(wallTime(at, zone), zone).length > 1),
    );
  });

  test('skips one time when it goes forward', () => {
    expect(instantsOf(wall('2023-03-12T02:30:00'), newYork)).toEqual([]);
    expect(refused(() => instantOf(wall('2023-03-12T02:30:00'), newYork))).toEqual([
      'no-such-time',
      'There is no 02:30 on 2023-03-12 in America/New_York: clocks went forward over it. ' +
        'Type 2023-03-12 01:30 or 2023-03-12 03:30.',
    ]);
  });

  test('skipped a whole day where the date line moved', () => {
    expect(refused(() => instantOf(wall('2011-12-30T10:00:05'), parseZone('Pacific/Apia')))).toEqual([
      'no-such-time',
      'There is no 10:00:05 on 2011-12-30 in Pacific/Apia: clocks went forward over it. ' +
        'Type 2011-12-29 10:00:05 or 2011-12-31 10:00:05.',
    ]);
  });

  test.each([
    [{ month: 2, day: 30 }, '2023-02-30'],
    [{ month: 13 }, '2023-13-08'],
    [{ day: 0 }, '2023-11-00'],
    [{ year: 99 }, '0099-11-08'],
    [{ year: 9999 }, '9999-11-08'],
  ])('has no day for %o', (parts, day) => {
    expect(refused(() => instantOf({ ...wallTime(noon, utc), ...parts }, nairobi))).toEqual([
      'no-such-date',
      `There is no day ${day} to record. Type year, month and day, such as 2023-11-08.`,
    ]);
  });

  test('keeps the microseconds', () => {
    const at = fromIso('2023-11-08T12:00:00.000100Z');
    expect(wallTime(at, nairobi)).toEqual({
      ...{ year: 2023, month: 11, day: 8, hour: 15, minute: 0, second: 0, micros: 100 },
    });
    expect(instantOf(wallTime(at, nairobi), nairobi)).toBe(at);
  });
});

describe('a printed time', () => {
  test('is the clock of the zone, with seconds on request', () => {
    expect(clock(later(noon, 5 * second), nairobi)).toBe('15:00');
    expect(clock(later(noon, 5 * second), nairobi, { seconds: true })).toBe('15:00:05');
    expect(clock(fromIso('2023-11-08T21:03:00Z'), nairobi)).toBe('00:03');
  });

  test('is the day of the zone, short and long', () => {
    const late = fromIso('2023-11-08T21:03:00Z');
    expect([date(late, utc), date(late, nairobi)]).toEqual(['2023-11-08', '2023-11-09']);
    expect(longDate(late, utc)).toBe('Wednesday, 8 November 2023');
    expect(longDate(late, nairobi)).toBe('Thursday, 9 November 2023');
  });

  test('shares its day with others by the calendar of the zone', () => {
    const late = fromIso('2023-11-08T21:03:00Z');
    expect(sameDay(noon, late, utc)).toBe(true);
    expect(sameDay(noon, late, nairobi)).toBe(false);
  });
});
