import { Refusal } from '../../errors';
import { hour, type Instant, later, minute } from './instant';
import { minutesBetween } from './span';
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

/** A time with a clock, as typed. */
export interface TimeReading {
  /** All of it, as it stands in the text: `yesterday 3:05 PM EAT`. */
  readonly typed: string;
  /** `yesterday` or `2023-11-08`; absent for a bare clock time. */
  readonly day?: string | undefined;
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

function namedTime(reading: TimeReading, name: string, context: WhenContext): Instant {
  const { home, minutes } = homeOf(name, reading, context);
  const clocks = clocksAt(minutes, context.now);
  const at = latest(reading, clocks, context.now);
  const inForce = abbreviation(at, home);
  if (inForce === name) return notAhead(at, reading, clocks, context);
  const offset = offsetAt(at, home);
  const meant = later(at, (minutes - offset) * minute);
  throw new Refusal(
    'abbreviation-not-in-force',
    `On ${date(at, home)} ${home} keeps ${inForce}, not ${name}. ` +
      `Type ${isoText(meant, offset)} for ${inForce} or ${isoText(at, minutes)} for ${name}.`,
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
  throw new Refusal(
    'shared-abbreviation',
    `${name} is the time of ${list(users, 'conjunction')}. Type ${list(choices, 'disjunction')}, ` +
      `or a comma before ${name} if it is no time zone here.`,
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

/** The instant of a dated time; of a bare one the latest that is not in the future. */
function latest(reading: TimeReading, clocks: Clocks, now: Instant): Instant {
  if (reading.day?.includes('-')) return clocks.only(onDate(reading.day, reading.time));
  const yesterday = onDay(clocks.today, -1, reading.time);
  if (reading.day !== undefined) return clocks.only(yesterday);
  const today = onDay(clocks.today, 0, reading.time);
  const ofToday = clocks.instants(today);
  const passed = ofToday.filter((at) => at <= now).at(-1);
  if (passed !== undefined) return passed;
  // A time that today's clocks skipped is meant for today all the same: yesterday's would be a silent day off.
  const skipped = ofToday.length === 0 && instantAtOffset(today, 0) <= instantAtOffset(clocks.today, 0);
  return skipped ? clocks.only(today) : (clocks.instants(yesterday).at(-1) ?? clocks.only(yesterday));
}

function notAhead(at: Instant, reading: TimeReading, clocks: Clocks, { now, zone }: WhenContext): Instant {
  const { typed, day, time } = reading;
  if (at > now) {
    throw new Refusal(
      'time-ahead',
      `${typed} is still to come: in ${zone} it is ${date(now, zone)} ${clock(now, zone)}. ` +
        'Type a time that has passed.',
    );
  }
  if (day !== undefined) return at;
  const [today, tomorrow] = [0, 1].map((days) => clocks.instants(onDay(clocks.today, days, time)));
  // A time that passed today and comes once more, because clocks go back, is not a slip.
  const ahead = [...(today?.includes(at) ? [] : (today ?? [])), ...(tomorrow ?? [])];
  const next = ahead.find((each) => each - now <= hour);
  if (next === undefined) return at;
  const ofYesterday = clocks.instants(onDay(clocks.today, -1, time)).includes(at);
  const last = ofYesterday ? `yesterday ${typed}` : `${date(instantAtOffset(clocks.today, 0), utc)} ${typed}`;
  throw new Refusal(
    'time-slipped',
    `${typed} is ${minutesAhead(now, next)} from now. Type a time that has passed, or ${last} if you mean that one.`,
  );
}

function minutesAhead(now: Instant, then: Instant): string {
  const minutes = minutesBetween(now, then);
  if (minutes === 0) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

function onDay(today: WallTime, days: number, time: TimeReading['time']): WallTime {
  const then = new Date(Date.UTC(today.year, today.month - 1, today.day + days));
  return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate(), ...time };
}

function onDate(day: string, time: TimeReading['time']): WallTime {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return { year, month, day: dayOfMonth, ...time };
}

function list(choices: string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(choices);
}
