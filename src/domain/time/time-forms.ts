import type { ClockPlace, Day, TimeReading } from './clock-time';
import { day as aDay, hour, minute, second } from './instant';

/** What finds the table's spelling of an abbreviation of a zone in a word; undefined where it is none. */
export type Spelling = (word: string) => string | undefined;

/** A time of day as its digits stand in a text; it may be one that no clock shows. */
export interface Clock {
  readonly hours: string;
  readonly minutes?: string | undefined;
  readonly seconds?: string | undefined;
  readonly decimals?: string | undefined;
  /** `am`, `PM` or `p.m.`. */
  readonly half?: string | undefined;
}

/** A time as it stands in a text, from the first of its signs to the last. */
export type TypedTime = {
  readonly typed: string;
  readonly end: number;
  readonly isApproximate: boolean;
} & (
  | { readonly type: 'ago'; readonly micros: number }
  | {
      readonly type: 'clock';
      readonly clock: Clock;
      readonly day?: Day | undefined;
      readonly place: ClockPlace & { readonly typed: string };
    }
);

// Every repetition is bounded: however long a text is, a place in it is read in constant time.
const space = String.raw`[^\S\n]{1,8}`;
const gap = String.raw`[^\S\n]{0,8}`;
const half = String.raw`(?<half>[ap]\.m\.|[ap]m(?![a-z\d]))`;
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekday =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const toClock = String.raw`,?${space}(?:at${space})?(?=\d)`;
const ordinal = '(?:st|nd|rd|th)?';

const opening = sticky(
  `(?<bracket>[([{]${gap})?(?:(?:--?|[–—•*])${space})?(?:@${gap}|at${space}|on${space})?` +
    String.raw`(?<about>[~≈]${gap}|(?:around|about|roughly|circa|approximately|approx|ca)(?:\.${gap}|${space}))?`,
);
const dayForms = [
  `(?<word>yesterday|today)${toClock}`,
  String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d)(?:T(?=\d)|${toClock})`,
  String.raw`(?<weekday>${weekday})\.?${toClock}`,
  String.raw`(?<month>${month})\.?${space}(?<date>\d{1,2})${ordinal}(?:,?${space}(?<year>\d{4}))?${toClock}`,
  String.raw`(?<date>\d{1,2})${ordinal}\.?${space}(?<month>${month})\.?(?:,?${space}(?<year>\d{4}))?${toClock}`,
].map((form) => sticky(form));
const clockForms = [
  String.raw`(?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:[.,](?<decimals>\d{1,9}))?)?(?:${gap}${half})?`,
  String.raw`(?<hours>\d{1,2})\.(?<minutes>\d\d)${gap}${half}`,
  String.raw`(?<hours>\d{1,2})${gap}${half}`,
  // `10h30 of downtime` and `10h30m` are durations.
  String.raw`(?<hours>\d\d)h(?<minutes>\d\d)(?!\d|${gap}(?:m|mins?|minutes?|of|later|long|outage|downtime)(?![a-z]))`,
].map((form) => sticky(form));
const oclock = sticky(String.raw`${gap}(?:hrs?|hours|h|uhr|o['’]clock)(?![\p{L}\d])`, 'iu');
const trailingDay = sticky(
  `,?${space}(?:(?<word>yesterday|today)|on${space}(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?![a-z])`,
);
const isoOffset = sticky(
  String.raw`(?:Z|(?<sign>[+-])(?<hours>0\d|1[0-4]):?(?<minutes>00|15|30|45)?)(?!\d|:\d)`,
);
const zoneWord = sticky(String.raw`${space}(?<word>[a-z]{3,4})(?=$|\s|[,;:.)\]}–—-](?:\s|$)|[)\]}])`);
const vaguely = sticky('-?ish(?![a-z])');

const joined = `(?:,?${gap}(?:and${space})?)`;
const unit = (name: string, word: string): string =>
  String.raw`(?:(?<${name}>\d{1,4})[^\S\n]?(?:${word})\.?${joined})?`;
const agoForms = [
  String.raw`(?=\d)${unit('weeks', 'weeks?|wks?|w')}${unit('days', 'days?|d')}${unit('hours', 'hours?|hrs?|h')}` +
    String.raw`${unit('minutes', 'minutes?|mins?|m')}${unit('seconds', 'seconds?|secs?|s')}(?<=\s)ago(?![a-z])`,
  String.raw`(?<half>half${space})?an?${space}(?<unit>week|day|hour|minute|min)\.?${space}ago(?![a-z])`,
].map((form) => sticky(form));

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const units: Readonly<Record<string, number>> = {
  week: 7 * aDay,
  day: aDay,
  hour,
  minute,
  min: minute,
};

/** The time that begins at a place of a text, with `at`, `~`, a bracket or a dash before it; undefined where none does. */
export function timeAt(text: string, from: number, spelling: Spelling): TypedTime | undefined {
  const lead = match(opening, text, from);
  const start = from + (lead?.[0].length ?? 0);
  const found = agoAt(text, start) ?? clockAt(text, start, spelling);
  if (found === undefined) return undefined;
  const closing = closings[lead?.groups?.bracket?.trim() ?? ''];
  if (closing !== undefined && text.charAt(found.end) !== closing) return undefined;
  const end = found.end + (closing === undefined ? 0 : 1);
  const isApproximate = found.isApproximate || lead?.groups?.about !== undefined;
  return { ...found, end, isApproximate };
}

/** The digits of a clock that begins at a place of a text, whatever stands behind them. */
export function clockDigitsAt(text: string, from: number): { clock: Clock; end: number } | undefined {
  for (const form of clockForms) {
    const found = match(form, text, from);
    const { hours, minutes, seconds, decimals, half: halfOfDay } = found?.groups ?? {};
    if (found === null || hours === undefined) continue;
    const clock = { hours, minutes, seconds, decimals, half: halfOfDay };
    return { clock, end: from + found[0].length };
  }
  return undefined;
}

/** The time of day as numbers; undefined for one that no clock shows: `21:03 PM`, `25:10`. */
export function timeOfDay(clock: Clock): TimeReading['time'] | undefined {
  const [h, m, s] = [clock.hours, clock.minutes ?? '0', clock.seconds ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (h > 23 || m > 59 || s > 59 || (clock.half !== undefined && (h < 1 || h > 12))) return undefined;
  const afternoon = clock.half?.toLowerCase().startsWith('p') ? 12 : 0;
  const micros = Number((clock.decimals ?? '').padEnd(6, '0').slice(0, 6));
  return { hour: clock.half === undefined ? h : (h % 12) + afternoon, minute: m, second: s, micros };
}

function agoAt(text: string, start: number): TypedTime | undefined {
  for (const form of agoForms) {
    const found = match(form, text, start);
    if (found?.groups === undefined) continue;
    const {
      weeks = 0,
      days = 0,
      hours = 0,
      minutes = 0,
      seconds = 0,
      unit: one,
      half: isHalf,
    } = found.groups;
    const counted =
      (Number(weeks) * 7 + Number(days)) * aDay +
      Number(hours) * hour +
      Number(minutes) * minute +
      Number(seconds) * second;
    const micros =
      one === undefined ? counted : (units[one.toLowerCase()] ?? 0) / (isHalf === undefined ? 1 : 2);
    const [typed] = found;
    return { type: 'ago', micros, typed, end: start + typed.length, isApproximate: false };
  }
  return undefined;
}

function clockAt(text: string, start: number, spelling: Spelling): TypedTime | undefined {
  const { day, end: from } = dayAt(text, start);
  const digits = clockDigitsAt(text, from);
  if (digits === undefined) return undefined;
  const { clock } = digits;
  let { end } = digits;
  const take = (form: RegExp): RegExpExecArray | null => {
    const found = match(form, text, end);
    end += found?.[0].length ?? 0;
    return found;
  };
  const isApproximate = take(vaguely) !== null;
  const offset = clock.half === undefined && day?.type === 'date' ? take(isoOffset) : null;
  if (clock.half === undefined && offset === null) take(oclock);
  const place = offset === null ? namedPlace(text, end, spelling) : offsetPlace(offset);
  if (offset === null) end += place.typed.length;
  const later = day === undefined ? take(trailingDay)?.groups : undefined;
  return {
    ...{ type: 'clock', clock, place, end, isApproximate },
    day: later === undefined ? day : dayOf(later),
    typed: text.slice(start, end),
  };
}

function dayAt(text: string, start: number): { day?: Day | undefined; end: number } {
  for (const form of dayForms) {
    const found = match(form, text, start);
    if (found?.groups !== undefined) return { day: dayOf(found.groups), end: start + found[0].length };
  }
  return { end: start };
}

function dayOf(groups: Readonly<Record<string, string | undefined>>): Day {
  const { word, weekday: named, year, month: inYear = '', date = '' } = groups;
  if (word !== undefined) return { type: word.toLowerCase() === 'today' ? 'today' : 'yesterday' };
  if (named !== undefined) {
    return { type: 'weekday', weekday: weekdayNames.indexOf(named.slice(0, 3).toLowerCase()) };
  }
  const number = /^\d/.test(inYear)
    ? Number(inYear)
    : monthNames.indexOf(inYear.slice(0, 3).toLowerCase()) + 1;
  const on = { month: number, day: Number(date) };
  return year === undefined ? { type: 'day of a year', ...on } : { type: 'date', year: Number(year), ...on };
}

function offsetPlace({ 0: typed, groups }: RegExpExecArray): ClockPlace & { typed: string } {
  return { typed, minutes: offsetMinutes(groups?.sign, groups?.hours, groups?.minutes) };
}

function namedPlace(text: string, from: number, spelling: Spelling): ClockPlace & { typed: string } {
  const found = match(zoneWord, text, from);
  const name = spelling(found?.groups?.word ?? '');
  return found === null || name === undefined ? { typed: '' } : { typed: found[0], name };
}

/** Minutes east of UTC. */
export function offsetMinutes(sign = '+', hours = '0', minutes = '0'): number {
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

/** What a form that is tied to its place finds there. */
export function match(form: RegExp, text: string, from: number): RegExpExecArray | null {
  form.lastIndex = from;
  return form.exec(text);
}

/** A form that is looked for at one place alone, in any case of letters. */
export function sticky(pattern: string, flags = 'i'): RegExp {
  return new RegExp(pattern, `y${flags}`);
}
