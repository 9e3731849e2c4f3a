import { hour, type Instant, later, minute } from './instant';
import { minutesBetween } from './span';
import { UnclearTime } from './unclear-time';
import {
  abbreviation,
  clock,
  date,
  instantAtOffset,
  instantOf,
  instantsOf,
  isoText,
  offsetAt,
  parseZone,
  utc,
  type WallTime,
  wallTime,
  type Zone,
} from './zone';
import { namesIn, placesOf } from './zone-abbreviations';

/** What a time that somebody types is read against. */
export interface WhenContext {
  readonly now: Instant;
  /** The incident's zone. */
  readonly zone: Zone;
}

/** The day of a time, as typed. */
export type Day =
  | { readonly type: 'date'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly type: 'today' }
  | { readonly type: 'yesterday' }
  /** 0 is Sunday. */
  | { readonly type: 'weekday'; readonly weekday: number }
  | { readonly type: 'day of a year'; readonly month: number; readonly day: number };

/** A day that comes again. */
type RecurringDay = Extract<Day, { type: 'weekday' | 'day of a year' }>;

/** A time with a clock, as typed. */
export interface TimeReading {
  /** All of it, as it stands in the text: `yesterday 3:05 PM EAT`. */
  readonly typed: string;
  /** Absent for a bare clock time. */
  readonly day?: Day | undefined;
  readonly time: Pick<WallTime, 'hour' | 'minute' | 'second' | 'micros'>;
}

/** Whose clocks a reading is about: an offset's, in minutes east of UTC, an abbreviation's, or else the incident's. */
export interface ClockPlace {
  readonly minutes?: number;
  readonly name?: string;
}

interface Clocks {
  readonly today: WallTime;
  /** Every instant at which they show a time. */
  instants(wall: WallTime): Instant[];
  /** The only one; refuses where there is none or more than one. */
  only(wall: WallTime): Instant;
}

/**
 * The instant that a reading means on the clocks of its place. Refuses one that is still to come, one that those
 * clocks never showed or showed twice, and an abbreviation that could mean several.
 */
export function resolveReading(reading: TimeReading, place: ClockPlace, context: WhenContext): Instant {
  const { now, zone } = context;
  if (place.name !== undefined) return namedTime(reading, place.name, context);
  const clocks = place.minutes === undefined ? clocksIn(zone, now) : clocksAt(place.minutes, now);
  return notAhead(latest(reading, clocks, now), reading, clocks, context);
}

/**
 * The next instant at which the clocks of a place show a time of day, at `now` at the earliest; undefined for an abbreviation
 * that could mean several places.
 */
export function nextReading(
  time: TimeReading['time'],
  { minutes, name }: ClockPlace,
  { now, zone }: WhenContext,
): Instant | undefined {
  const offset = name === undefined ? minutes : offsetNamed(name, zone);
  if (name !== undefined && offset === undefined) return undefined;
  const clocks = offset === undefined ? clocksIn(zone, now) : clocksAt(offset, now);
  return [0, 1].flatMap((days) => clocks.instants(onDay(clocks.today, days, time))).find((at) => at >= now);
}

/** The offset that an abbreviation stands for, in minutes east of UTC, where that is one. */
function offsetNamed(name: string, zone: Zone): number | undefined {
  const own = namesIn(zone)?.offsets[name];
  if (own !== undefined) return own;
  const offsets = new Set(placesOf(name).map((place) => place.offsets[name]));
  const [only] = offsets;
  return offsets.size === 1 ? only : undefined;
}

function namedTime(reading: TimeReading, name: string, context: WhenContext): Instant {
  const { home, minutes } = homeOf(name, reading, context);
  const clocks = clocksAt(minutes, context.now);
  const at = latest(reading, clocks, context.now);
  const inForce = abbreviation(at, home);
  if (inForce === name) return notAhead(at, reading, clocks, context);
  const offset = offsetAt(at, home);
  const meant = later(at, (minutes - offset) * minute);
  throw new UnclearTime(
    'abbreviation-not-in-force',
    `On ${date(at, home)} ${home} keeps ${inForce}, not ${name}. ` +
      `Type ${isoText(meant, offset)} for ${inForce} or ${isoText(at, minutes)} for ${name}.`,
    [meant, at].filter((each) => each <= context.now),
  );
}

/** The zone an abbreviation stands for: the incident's own if it can be, else the only one; refuses if there are more. */
function homeOf(
  name: string,
  reading: TimeReading,
  { now, zone }: WhenContext,
): { home: Zone; minutes: number } {
  const own = namesIn(zone)?.offsets[name];
  if (own !== undefined) return { home: zone, minutes: own };
  const places = placesOf(name)
    .map((place) => ({ ...place, home: parseZone(place.zones[0] ?? ''), minutes: place.offsets[name] ?? 0 }))
    .filter((place, index, all) => all.findIndex(({ minutes }) => minutes === place.minutes) === index);
  const [first, ...others] = places.filter((place) => !place.onlyThere);
  if (first !== undefined && others.length === 0) return first;
  const choices = places.map(({ place, minutes }) => `${inIso(reading, minutes, now)} for ${place}`);
  const users = places.map(({ place }) => place);
  throw new UnclearTime(
    'shared-abbreviation',
    `${name} is the time of ${list(users, 'conjunction')}. Type ${list(choices, 'disjunction')}, ` +
      `or a comma before ${name} if it is no time zone here.`,
    places.map(({ minutes }) => latest(reading, clocksAt(minutes, now), now)).filter((each) => each <= now),
  );
}

/** The same reading as ISO 8601 on the clocks of an offset, for a person to type instead. */
export function inIso(reading: TimeReading, minutes: number, now: Instant): string {
  return isoText(latest(reading, clocksAt(minutes, now), now), minutes);
}

function clocksIn(zone: Zone, now: Instant): Clocks {
  return {
    today: wallTime(now, zone),
    instants: (wall) => instantsOf(wall, zone),
    only: (wall) => instantOf(wall, zone),
  };
}

function clocksAt(minutes: number, now: Instant): Clocks {
  const only = (wall: WallTime) => instantAtOffset(wall, minutes);
  return { today: wallTime(later(now, minutes * minute), utc), instants: (wall) => [only(wall)], only };
}

/** The instant of a dated time; of one whose day is not certain the latest that is not in the future. */
function latest(reading: TimeReading, clocks: Clocks, now: Instant): Instant {
  const { day, time } = reading;
  if (day === undefined) return latestOfBare(reading, clocks, now);
  switch (day.type) {
    case 'date':
      return clocks.only({ year: day.year, month: day.month, day: day.day, ...time });
    case 'today':
      return clocks.only(onDay(clocks.today, 0, time));
    case 'yesterday':
      return clocks.only(onDay(clocks.today, -1, time));
    default: {
      const [first, ...earlier] = possibleDays(day, clocks.today).map((each) => ({ ...each, ...time }));
      // Where clocks skipped or repeat the time of the day that is meant, only that is to be said of it.
      const passed = [first, ...earlier].find(
        (wall) => wall !== undefined && clocks.instants(wall).some((at) => at <= now),
      );
      return clocks.only(passed ?? first ?? onDay(clocks.today, 0, time));
    }
  }
}

function latestOfBare({ time }: TimeReading, clocks: Clocks, now: Instant): Instant {
  const yesterday = onDay(clocks.today, -1, time);
  const today = onDay(clocks.today, 0, time);
  const ofToday = clocks.instants(today);
  const passed = ofToday.filter((at) => at <= now).at(-1);
  if (passed !== undefined) return passed;
  // A time that today's clocks skipped is meant for today all the same: yesterday's would be a silent day off.
  const skipped = ofToday.length === 0 && instantAtOffset(today, 0) <= instantAtOffset(clocks.today, 0);
  return skipped ? clocks.only(today) : (clocks.instants(yesterday).at(-1) ?? clocks.only(yesterday));
}

/** The days that a weekday or a day of a year can be, the latest first. Refuses `no-such-date`: 30 February. */
function possibleDays(day: RecurringDay, today: CalendarDay): readonly CalendarDay[] {
  if (day.type === 'weekday') {
    const back = (new Date(dayInUtc(today)).getUTCDay() - day.weekday + 7) % 7;
    return [back, back + 7].map((days) => calendarDay(today, -days));
  }
  const years = Array.from({ length: YEARS_BACK }, (_, back) => today.year - back);
  const days = years.map((year) => ({ year, month: day.month, day: day.day })).filter(isDay);
  if (days.length > 0) return days;
  throw new UnclearTime(
    'no-such-date',
    `No month has such a day. Type year, month and day, such as 2023-11-08.`,
  );
}

/** Between two 29 February lie eight years at most. */
const YEARS_BACK = 9;

function isDay({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
}

function notAhead(at: Instant, reading: TimeReading, clocks: Clocks, { now, zone }: WhenContext): Instant {
  const { typed, day, time } = reading;
  if (at > now) {
    throw new UnclearTime(
      'time-ahead',
      `${typed} is still to come: in ${zone} it is ${date(now, zone)} ${clock(now, zone)}. ` +
        'Type a time that has passed.',
    );
  }
  // A day that is certain leaves nothing to be meant otherwise.
  if (day?.type === 'date' || day?.type === 'today' || day?.type === 'yesterday') return at;
  const next = [0, 1]
    .map((days) => calendarDay(clocks.today, days))
    .filter((on) => day === undefined || isThat(day, on))
    .map((on) => clocks.instants({ ...on, ...time }))
    // A time that passed on its day and comes once more, because clocks go back, is not a slip.
    .flatMap((instants) => (instants.includes(at) ? [] : instants))
    .find((each) => each > now && each - now <= hour);
  if (next === undefined) return at;
  throw new UnclearTime(
    'time-slipped',
    `${typed} is ${minutesAhead(now, next)} from now. Type a time that has passed, or ${lastOf(reading, at, clocks)} if you mean that one.`,
    [at],
  );
}

/** How to type the last such time, which nobody is likely to mean. */
function lastOf({ typed, day, time }: TimeReading, at: Instant, clocks: Clocks): string {
  if (day !== undefined) return 'its date';
  const ofYesterday = clocks.instants(onDay(clocks.today, -1, time)).includes(at);
  return ofYesterday ? `yesterday ${typed}` : `${date(instantAtOffset(clocks.today, 0), utc)} ${typed}`;
}

function isThat(day: RecurringDay, on: CalendarDay): boolean {
  if (day.type === 'weekday') return new Date(dayInUtc(on)).getUTCDay() === day.weekday;
  return on.month === day.month && on.day === day.day;
}

function minutesAhead(now: Instant, then: Instant): string {
  const minutes = minutesBetween(now, then);
  if (minutes === 0) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

type CalendarDay = Pick<WallTime, 'year' | 'month' | 'day'>;

function onDay(today: CalendarDay, days: number, time: TimeReading['time']): WallTime {
  return { ...calendarDay(today, days), ...time };
}

function calendarDay(today: CalendarDay, days: number): CalendarDay {
  const then = new Date(dayInUtc({ ...today, day: today.day + days }));
  return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
}

function dayInUtc({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}

function list(choices: string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(choices);
}
