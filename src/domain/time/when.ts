import { Refusal } from '../../errors';
import { type ClockPlace, inIso, resolveReading, type TimeReading, type WhenContext } from './clock-time';
import { hour, type Instant, later, minute, second } from './instant';
import { date, sameDay, wallTime } from './zone';
import { spellingOf } from './zone-abbreviations';

export type { WhenContext } from './clock-time';

type Spelling = (word: string) => string | undefined;

const clockForm =
  /^(?:(?<day>yesterday|\d{4}-\d\d-\d\d)(?:\s+|(?<=\d)T))?(?<clock>(?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:[.,](?<decimals>\d{1,9}))?)?)(?:[^\S\n]*(?<half>[ap]m)(?![a-z]))?/i;
const agoForm =
  /^(?=\d)(?:(\d{1,4})\s?(?:hours?|hrs?|h)\s*)?(?:(\d{1,4})\s?(?:minutes?|mins?|m)\s*)?(?:(\d{1,4})\s?(?:seconds?|secs?|s)\s*)?(?<=\s)ago/i;
const looseForm =
  /^(?:(?:yesterday|\d{4}-\d\d-\d\d)\s+)?((\d{1,2})(?:\s*:\s*(\d\d)(?::(\d\d))?)?[^\S\n]*([ap])(?:\.m\.|m(?![a-z])))/i;
const isoOffset = /^(?:Z|([+-])(0\d|1[0-4]):?(00|15|30|45)?)(?!\d|:\d)/i;
const strayOffset =
  /^\s?(?:(?:UTC|GMT)?([+-])(0?\d|1[0-4]):(\d\d)|(?:UTC|GMT)([+-])(0?\d|1[0-4])|Z)(?=[\s,;]|$)/i;
const zoneWord = /^[^\S\n]+([a-z]{3,4})(?=$|\s|[,;:.–—-](?:\s|$))/i;
const separator = /^(?:\s*(?:[,;:.–—]|--?)(?=\s|$)|[,;–—-])?\s*/;
const another = /^\s*[,–—-]\s*(\d{1,2}:\d\d)(?!\d)/;
const ends = /^(?:$|\s|[,;–—-]|[.:](?:\s|$))/;

/** A time that was read, and the words after it. */
export interface LeadingWhen {
  readonly at: Instant;
  readonly rest: string;
  /** The zone or offset that was typed with it, where its clocks show another time than the incident's. */
  readonly spoken?: string;
}

/**
 * Reads a time that stands at the start of a text, the longest that is one, and gives the words after it without a
 * comma, colon or dash between. Undefined when none does: "Sun service is down" starts with no time. Refuses what is
 * meant as a time but cannot be one. An abbreviation counts in its own capitals only: "10:42 eat" names no zone.
 */
export function leadingWhen(text: string, context: WhenContext): LeadingWhen | undefined {
  return read(text.trim(), context, (word) => (spellingOf(word) === word ? word : undefined));
}

/** Reads a text that is one time and nothing else, an abbreviation in any case; refuses everything else. */
export function parseWhen(text: string, context: WhenContext): Instant {
  const found = read(text.trim(), context, spellingOf);
  if (found?.rest === '') return found.at;
  const typed = text.trim();
  const shown = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
  throw new Refusal(
    'unknown-when',
    `"${shown}" is no time that can be read. Type it like one of these: 10:42, 10:42:30, 3:05 PM, 10:42 EAT, ` +
      '2023-11-08 15:05, yesterday 22:10, 20m ago or 2023-11-08T15:05:00Z.',
  );
}

/** The day to name when an answer shows an instant, where it is not today in the zone: `2023-11-07`. */
export function answerDay(at: Instant, { now, zone }: WhenContext): string | undefined {
  return sameDay(at, now, zone) ? undefined : date(at, zone);
}

function read(text: string, context: WhenContext, spelling: Spelling): LeadingWhen | undefined {
  const past = agoForm.exec(text);
  const rest = text.slice(past?.[0].length);
  if (past === null || !ends.test(rest)) return readClock(text, context, spelling);
  const [, hours = 0, minutes = 0, seconds = 0] = past;
  const back = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * second;
  return { at: later(context.now, -back), rest: rest.replace(separator, '') };
}

function readClock(text: string, context: WhenContext, spelling: Spelling): LeadingWhen | undefined {
  refuseLoose(text);
  const found = clockForm.exec(text);
  if (found?.groups === undefined) return undefined;
  const words = text.slice(found[0].length);
  const place = placeOf(words, found.groups, spelling);
  const rest = words.slice(place.typed.length);
  const stray = strayOffset.exec(rest);
  if ((!ends.test(rest) && stray === null) || isRatio(found[0])) return undefined;

  const typed = (found[0] + place.typed).trim();
  const reading = { typed, day: found.groups.day, time: timeOfDay(found.groups) };
  refuseSecondTime(typed, rest);
  if (stray !== null) throw strayed(reading, stray, context);
  const at = resolveReading(reading, place, context);
  const shown = wallTime(at, context.zone);
  const isOurs = shown.hour === reading.time.hour && shown.minute === reading.time.minute;
  const spoken = place.typed.trim();
  return {
    at,
    rest: rest.replace(separator, ''),
    ...(spoken !== '' && !isOurs && { spoken }),
  };
}

/** What follows a clock and says whose clock it is: an offset, only after a date, or an abbreviation. */
function placeOf(
  words: string,
  { day, half }: Record<string, string | undefined>,
  spelling: Spelling,
): ClockPlace & { typed: string } {
  const offset = half === undefined && day?.includes('-') ? isoOffset.exec(words) : null;
  if (offset !== null) return { typed: offset[0], minutes: offsetMinutes(offset[1], offset[2], offset[3]) };
  const [typed = '', word = ''] = zoneWord.exec(words) ?? [];
  const name = spelling(word);
  return name === undefined ? { typed: '' } : { typed, name };
}

function timeOfDay(groups: Record<string, string | undefined>): TimeReading['time'] {
  const { hours = '', minutes, seconds = '0', decimals = '', half } = groups;
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  if (h > 23 || m > 59 || s > 59 || (half !== undefined && (h < 1 || h > 12))) {
    const typed = `${groups.clock} ${upper(half)}`.trim();
    const instead = insteadOf(h, m, s, half);
    throw new Refusal('no-such-clock-time', `There is no ${typed}. Type ${instead}.`);
  }
  const afternoon = upper(half) === 'PM' ? 12 : 0;
  return {
    hour: half === undefined ? h : (h % 12) + afternoon,
    minute: m,
    second: s,
    micros: Number(decimals.padEnd(6, '0').slice(0, 6)),
  };
}

/** What to type for a time of day that cannot be: "21:03 PM" is 21:03 or 9:03 PM. */
function insteadOf(h: number, m: number, s: number, half: string | undefined): string {
  if (h > 23 || m > 59 || s > 59) return 'a time from 00:00 to 23:59, such as 10:42 or 10:42:30';
  const [minutes, seconds] = [m, s].map((part) => `:${String(part).padStart(2, '0')}`);
  const tail = s === 0 ? minutes : `${minutes}${seconds}`;
  if (h >= 1 && h <= 12) return `${h}${tail} ${upper(half)}`;
  return `${String(h).padStart(2, '0')}${tail} or ${h === 0 ? 12 : h - 12}${tail} ${upper(half)}`;
}

/** Refuses `3pm`, `1: 55 PM` and `10:42 p.m.`: in the text they would lose the time, or the half of the day. */
function refuseLoose(text: string): void {
  const [, typed, hours, minutes, seconds, half] = looseForm.exec(text) ?? [];
  if (typed === undefined || clockForm.exec(text)?.groups?.half !== undefined) return;
  const instead = insteadOf(Number(hours), Number(minutes ?? 0), Number(seconds ?? 0), `${half}m`);
  throw new Refusal('loose-time', `"${typed}" is no time as it stands. Type ${instead}.`);
}

function refuseSecondTime(typed: string, rest: string): void {
  const [joined, other] = another.exec(rest) ?? [];
  if (other === undefined) return;
  throw new Refusal(
    'several-times',
    `${typed}${joined} is more than one time. Type one and say the other in words: ${typed} until ${other}.`,
  );
}

function strayed(reading: TimeReading, stray: RegExpExecArray, { now }: WhenContext): Refusal {
  const [typed, sign = stray[4], hours = stray[5], minutes] = stray;
  const offset = offsetMinutes(sign, hours, minutes);
  const instead = inIso(reading, offset, now);
  return new Refusal(
    'stray-offset',
    `The offset in ${reading.typed}${typed} is read only after a date, without a space. Type ${instead}.`,
  );
}

/** "50:50 chance" and "80:20" share a hundred between them, which no time of day does. */
function isRatio(typed: string): boolean {
  const [, one, other] = /^(\d\d):(\d\d)$/.exec(typed) ?? [];
  return Number(one) + Number(other) === 100;
}

function offsetMinutes(sign = '+', hours = '0', minutes = '0'): number {
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

function upper(half = ''): string {
  return half.toUpperCase();
}
