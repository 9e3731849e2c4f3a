import { tzOffset } from '@date-fns/tz';
import { distance } from 'fastest-levenshtein';
import { Refusal } from '../../errors';
import { day, fromMillis, hour, type Instant, instant, later, minute, second, toMillis } from './instant';
import { UnclearTime } from './unclear-time';
import { namesIn, placesOf, spellingOf } from './zone-abbreviations';

/** The name of an IANA time zone in its present spelling, known to exist: `Africa/Nairobi`. */
export type Zone = string & { readonly names: 'IANA time zone' };

/** What calendar and clock on the wall of a zone show. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micros: number;
}

/** UTC as a zone. */
export const utc = 'UTC' as Zone;

/** Older names, under which Node lists or keeps these zones, each version others. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Etc/GMT': 'UTC',
  'Etc/UTC': 'UTC',
  'Europe/Kiev': 'Europe/Kyiv',
  GMT: 'UTC',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
  'US/Central': 'America/Chicago',
  'US/Eastern': 'America/New_York',
  'US/Mountain': 'America/Denver',
  'US/Pacific': 'America/Los_Angeles',
};

/** Every zone that has a name of its own, in its present spelling. */
export const allZones: readonly Zone[] = [
  ...new Set([utc, ...Intl.supportedValuesOf('timeZone').map((name) => (renamed[name] ?? name) as Zone)]),
];

/**
 * Reads the name of a zone in any case, older names included (`US/Pacific`, `Asia/Calcutta`). Refuses `unknown-zone`,
 * with the nearest name, and abbreviations, because what EST or IST means changes with place and season.
 */
export function parseZone(text: string): Zone {
  const typed = text.trim();
  const zone = /^[a-z]{3}$/i.test(typed) && !/^(utc|gmt)$/i.test(typed) ? undefined : canonical(typed);
  if (zone !== undefined) return zone;
  throw new Refusal('unknown-zone', whyNoZone(typed));
}

/** The zone that a profile names; undefined where it names none that is known. */
export function zoneNamed(text: string | undefined): Zone | undefined {
  return text === undefined ? undefined : canonical(text.trim());
}

/** Minutes east of UTC that a zone's clocks are at an instant: 180 in Nairobi. */
export function offsetAt(at: Instant, zone: Zone): number {
  const begin = Math.floor(at / hour) * hour;
  const hours = hourlyOffsets.get(zone) ?? new Map<number, number | null>();
  hourlyOffsets.set(zone, hours);
  const known = hours.get(begin);
  if (known !== undefined) return known ?? lookUpOffset(at, zone);
  const first = lookUpOffset(instant(begin), zone);
  const isSteady = lookUpOffset(instant(begin + hour - second), zone) === first;
  if (hours.size >= MAX_HOURS) hours.clear();
  hours.set(begin, isSteady ? first : null);
  return isSteady ? first : lookUpOffset(at, zone);
}

/** Each zone's offset in some hours of UTC, because to look one up takes long; null where it changes within the hour. */
const hourlyOffsets = new Map<Zone, Map<number, number | null>>();
const MAX_HOURS = 1_000;

function lookUpOffset(at: Instant, zone: Zone): number {
  return tzOffset(zone, new Date(toMillis(at)));
}

/** An offset in ISO 8601: `+03:00`. */
export function offsetText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`;
}

/** The offset of a zone at an instant, by the name people know: `UTC+03:00`. */
export function offsetName(at: Instant, zone: Zone): string {
  return `UTC${offsetText(offsetAt(at, zone))}`;
}

/** What people there call the time in force at an instant: `EAT`, `CEST`; the offset's name where they call it nothing. */
export function abbreviation(at: Instant, zone: Zone): string {
  const offset = offsetAt(at, zone);
  const [name] = Object.entries(namesIn(zone)?.offsets ?? {}).find(([, minutes]) => minutes === offset) ?? [];
  return name ?? offsetName(at, zone);
}

/** What the wall of a zone shows at an instant. */
export function wallTime(at: Instant, zone: Zone): WallTime {
  const shown = later(at, offsetAt(at, zone) * minute);
  const parts = new Date(toMillis(shown));
  return {
    year: parts.getUTCFullYear(),
    month: parts.getUTCMonth() + 1,
    day: parts.getUTCDate(),
    hour: parts.getUTCHours(),
    minute: parts.getUTCMinutes(),
    second: parts.getUTCSeconds(),
    micros: shown - Math.floor(shown / second) * second,
  };
}

/**
 * The instant at which clocks that many minutes east of UTC show a time. Refuses `no-such-date`: 30 February, or a year
 * before 1971 or after 2200, which is a slip.
 */
export function instantAtOffset(wall: WallTime, minutes: number): Instant {
  return later(asIfInUtc(wall), -Math.round(minutes * minute));
}

/**
 * Every instant at which a zone's clocks show a time, the earliest first: one as a rule, none where clocks went
 * forward over it, two where they went back. Refuses `no-such-date`.
 */
export function instantsOf(wall: WallTime, zone: Zone): Instant[] {
  const found = [...new Set(offsetsAround(wall, zone))]
    .map((offset) => ({ offset, at: instantAtOffset(wall, offset) }))
    .filter(({ at, offset }) => offsetAt(at, zone) === offset)
    .map(({ at }) => at);
  return found.sort((a, b) => a - b);
}

/** Whether a zone's clocks show the time of that instant twice, because they go back over it. */
export function isShownTwice(at: Instant, zone: Zone): boolean {
  const own = offsetAt(at, zone);
  return [later(at, -day), later(at, day)].some((beside) => {
    const other = offsetAt(beside, zone);
    return other !== own && offsetAt(later(at, Math.round((own - other) * minute)), zone) === other;
  });
}

/**
 * The instant at which a zone's clocks show a time. Refuses `no-such-time` where clocks went forward over it and
 * `time-twice` where they went back: a guess would be an hour wrong half of the time, and nobody would notice.
 */
export function instantOf(wall: WallTime, zone: Zone): Instant {
  const [first, again] = instantsOf(wall, zone);
  if (first === undefined) throw skippedTime(wall, zone);
  if (again === undefined) return first;
  throw new UnclearTime(
    'time-twice',
    `In ${zone} clocks went back, so ${isoDate(wall)} ${wallClock(wall)} came twice. ` +
      `Type ${isoText(first, offsetAt(first, zone))} for the first or ${isoText(again, offsetAt(again, zone))} for the second.`,
    [first, again],
  );
}

/** An instant in ISO 8601 at an offset, as a person would type it: `2023-11-08T10:42+03:00`, seconds only where there are any. */
export function isoText(at: Instant, minutes: number): string {
  const wall = wallTime(later(at, Math.round(minutes * minute)), utc);
  return `${isoDate(wall)}T${wallClock(wall)}${offsetText(minutes)}`;
}

/** The clock of a zone at an instant: `15:05`, with seconds `15:05:30`. */
export function clock(at: Instant, zone: Zone, { seconds = false }: { seconds?: boolean } = {}): string {
  const wall = wallTime(at, zone);
  return `${pad(wall.hour)}:${pad(wall.minute)}${seconds ? `:${pad(wall.second)}` : ''}`;
}

/** The day on which an instant falls in a zone: `2023-11-08`. */
export function date(at: Instant, zone: Zone): string {
  return isoDate(wallTime(at, zone));
}

/** The same day as a heading: `Wednesday, 8 November 2023`. */
export function longDate(at: Instant, zone: Zone): string {
  const wall = wallTime(at, zone);
  const midnight = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  const said = (options: Intl.DateTimeFormatOptions) =>
    midnight.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
  return `${said({ weekday: 'long' })}, ${wall.day} ${said({ month: 'long' })} ${wall.year}`;
}

/** Whether two instants fall on the same day in a zone. */
export function sameDay(a: Instant, b: Instant, zone: Zone): boolean {
  return date(a, zone) === date(b, zone);
}

/** No zone has a longer name; of what is longer nothing needs to be read. */
const MAX_NAME = 40;

const byName = new Map(allZones.map((zone) => [zone.toLowerCase(), zone]));

function canonical(typed: string): Zone | undefined {
  if (typed.length > MAX_NAME) return undefined;
  const own = byName.get(typed.toLowerCase());
  if (own !== undefined || !/^[a-z][a-z\d_+/-]*$/i.test(typed)) return own;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
    return (renamed[known] ?? known) as Zone;
  } catch {
    return undefined;
  }
}

function whyNoZone(typed: string): string {
  const short = spellingOf(typed);
  if (short !== undefined) {
    const zones = placesOf(short).map((place) => place.zones[0]);
    return `${short} is an abbreviation, which changes with place and season. Type the zone: ${anyOf(zones.slice(0, 3))}.`;
  }
  const shown = typed.length > MAX_NAME ? `${typed.slice(0, MAX_NAME)}…` : typed;
  const near = typed.length > MAX_NAME ? undefined : nearestZone(typed);
  const instead = near === undefined ? 'Type a name such as Europe/Berlin or UTC.' : `Did you mean ${near}?`;
  return `There is no time zone "${shown}". ${instead}`;
}

/** Edit distance to a whole name or to its city, at most a third of what was typed. */
function nearestZone(typed: string): Zone | undefined {
  const wanted = typed.toLowerCase().replaceAll(' ', '_');
  const ranked = allZones.map((zone) => {
    const name = zone.toLowerCase();
    const city = name.slice(name.lastIndexOf('/') + 1);
    return { zone, off: Math.min(distance(wanted, name), distance(wanted, city)) };
  });
  const best = ranked.reduce((a, b) => (b.off < a.off ? b : a));
  return best.off <= wanted.length / 3 ? best.zone : undefined;
}

/** A day to either side lies beyond any change of clocks near that time; no zone is further than that from UTC. */
function offsetsAround(wall: WallTime, zone: Zone): [before: number, after: number] {
  const asIfUtc = asIfInUtc(wall);
  return [offsetAt(later(asIfUtc, -day), zone), offsetAt(later(asIfUtc, day), zone)];
}

function skippedTime(wall: WallTime, zone: Zone): UnclearTime {
  // Read with the offset of either side, a skipped time falls as far before or after the gap as it lies inside.
  const [latest, earliest] = offsetsAround(wall, zone).map((offset) => {
    const near = wallTime(instantAtOffset(wall, offset), zone);
    return `${isoDate(near)} ${wallClock(near)}`;
  });
  return new UnclearTime(
    'no-such-time',
    `There is no ${wallClock(wall)} on ${isoDate(wall)} in ${zone}: clocks went forward over it. ` +
      `Type ${earliest} or ${latest}.`,
  );
}

function asIfInUtc(wall: WallTime): Instant {
  const ms = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  // JavaScript takes 30 February for 2 March and the year 99 for 1999.
  const exists =
    wall.year >= 1971 && wall.year <= 2200 && new Date(ms).toISOString().startsWith(isoDate(wall));
  if (exists) return later(fromMillis(ms), wall.micros);
  throw new UnclearTime(
    'no-such-date',
    `There is no day ${isoDate(wall)} to record. Type year, month and day, such as 2023-11-08.`,
  );
}

function isoDate({ year, month, day }: WallTime): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

function wallClock(wall: WallTime): string {
  return `${pad(wall.hour)}:${pad(wall.minute)}${wall.second === 0 ? '' : `:${pad(wall.second)}`}`;
}

function anyOf(choices: readonly (string | undefined)[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    choices.filter((one) => one !== undefined),
  );
}

function pad(digits: number): string {
  return String(digits).padStart(2, '0');
}
