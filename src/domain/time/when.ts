import { Refusal } from '../../errors';
import { inIso, resolveReading, type TimeReading, type WhenContext } from './clock-time';
import { type Instant, later } from './instant';
import {
  type Clock,
  match,
  offsetMinutes,
  type Spelling,
  sticky,
  type TypedTime,
  timeAt,
  timeOfDay,
} from './time-forms';
import { UnclearTime } from './unclear-time';
import { date, sameDay, wallTime } from './zone';
import { spellingOf } from './zone-abbreviations';

export type { WhenContext } from './clock-time';

const loose = sticky(
  String.raw`(?:(?:yesterday|today|\d{4}-\d\d-\d\d)[^\S\n]{1,8})?((\d{1,2})[^\S\n]{0,8}:[^\S\n]{0,8}(\d\d)(?::(\d\d))?[^\S\n]{0,8}([ap])(?:\.m\.|m(?![a-z])))`,
);
const strayOffset = sticky(
  String.raw`\s?(?:(?:UTC|GMT)?([+-])(0?\d|1[0-4]):(\d\d)|(?:UTC|GMT)([+-])(0?\d|1[0-4])|Z)(?=[\s,;]|$)`,
);
const separator = /^(?:\s*(?:[,;:.–—]|--?)(?=\s|$)|[,;–—-])?\s*/;
const another = sticky(String.raw`\s{0,8}[,–—-]\s{0,8}(?=\d{1,2}:\d\d(?!\d))`);
const ends = sticky(String.raw`$|\s|[,;–—-]|[.:](?:\s|$)`);

/** A time that was read. */
export interface ReadTime {
  readonly at: Instant;
  /** The zone or offset that was typed with it, where its clocks show another time than the incident's. */
  readonly spoken?: string;
  /** Whether it was said to be about that time. */
  readonly isApproximate: boolean;
  /** Whether it would be another instant in another zone. */
  readonly isLocal: boolean;
}

/** A time that was read, and the words after it. */
export interface LeadingWhen extends ReadTime {
  readonly rest: string;
}

/**
 * Reads a time that stands at the start of a text, the longest that is one, and gives the words after it without a
 * comma, colon or dash between. Undefined when none does: "Sun service is down" starts with no time. Refuses what is
 * meant as a time but cannot be one. An abbreviation counts in its own capitals only: "10:42 eat" names no zone.
 */
export function leadingWhen(text: string, context: WhenContext): LeadingWhen | undefined {
  return read(text.trim(), context, capitalsAlone);
}

/** The instant of a text that is one time and nothing else, an abbreviation in any case; refuses everything else. */
export function parseWhen(text: string, context: WhenContext): Instant {
  return parseTime(text, context).at;
}

/** The same with how it was said. */
export function parseTime(text: string, context: WhenContext): ReadTime {
  const found = read(text.trim(), context, spellingOf);
  if (found?.rest === '') return found;
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

/** The spelling of an abbreviation that stands in its own capitals. */
export function capitalsAlone(word: string): string | undefined {
  return spellingOf(word) === word ? word : undefined;
}

/** The instant of a time that stands in a text. Refuses, with what may be meant, one that is none. */
export function instantOfTyped(found: TypedTime, context: WhenContext): Instant {
  if (found.type === 'ago') return later(context.now, -found.micros);
  const time = timeOfDay(found.clock);
  if (time === undefined) throw impossible(found.typed, found.clock, context);
  return resolveReading({ typed: found.typed, day: found.day, time }, found.place, context);
}

function read(text: string, context: WhenContext, spelling: Spelling): LeadingWhen | undefined {
  refuseLoose(text, context);
  const found = timeAt(text, 0, spelling);
  if (found === undefined || isRatio(found.typed)) return undefined;
  const stray = found.type === 'clock' ? match(strayOffset, text, found.end) : null;
  if (stray === null && match(ends, text, found.end) === null) return undefined;
  const rest = text.slice(found.end).replace(separator, '');
  refuseSecondTime(text, found, { context, spelling });
  if (stray !== null && found.type === 'clock') throw strayed(found, stray, context);
  const at = instantOfTyped(found, context);
  const { isApproximate } = found;
  if (found.type === 'ago') return { at, rest, isApproximate, isLocal: false };
  const spoken = found.place.typed.trim();
  const shown = wallTime(at, context.zone);
  const time = timeOfDay(found.clock);
  const isOurs = shown.hour === time?.hour && shown.minute === time.minute;
  const isLocal = spoken === '';
  return { at, rest, isApproximate, isLocal, ...(!isLocal && !isOurs && { spoken }) };
}

function impossible(typed: string, clock: Clock, context: WhenContext): UnclearTime {
  const [h, m, s] = [clock.hours, clock.minutes ?? '0', clock.seconds ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  const { half, ...withoutHalf } = clock;
  const time = half === undefined ? undefined : timeOfDay(withoutHalf);
  const shown = [clock.hours, clock.minutes, clock.seconds].filter((part) => part !== undefined).join(':');
  return new UnclearTime(
    'no-such-clock-time',
    `There is no ${`${shown} ${upper(half)}`.trim()}. Type ${insteadOf(h, m, s, half)}.`,
    time === undefined ? [] : candidates(() => resolveReading({ typed, time }, {}, context)),
  );
}

/** What to type for a time of day that cannot be: "21:03 PM" is 21:03 or 9:03 PM. */
function insteadOf(h: number, m: number, s: number, half: string | undefined): string {
  if (h > 23 || m > 59 || s > 59) return 'a time from 00:00 to 23:59, such as 10:42 or 10:42:30';
  const [minutes, seconds] = [m, s].map((part) => `:${String(part).padStart(2, '0')}`);
  const tail = s === 0 ? minutes : `${minutes}${seconds}`;
  if (h >= 1 && h <= 12) return `${h}${tail} ${upper(half)}`;
  return `${String(h).padStart(2, '0')}${tail} or ${h === 0 ? 12 : h - 12}${tail} ${upper(half)}`;
}

/** Refuses `1: 55 PM`: in the text it would lose the half of the day. */
function refuseLoose(text: string, context: WhenContext): void {
  const [, typed, hours = '', minutes, seconds, half] = match(loose, text, 0) ?? [];
  if (typed === undefined || /^\d{1,2}:\d\d/.test(typed)) return;
  const instead = insteadOf(Number(hours), Number(minutes ?? 0), Number(seconds ?? 0), `${half}m`);
  const clock = { hours, minutes, seconds };
  const time = timeOfDay({ ...clock, half: `${half}m` }) ?? timeOfDay(clock);
  throw new UnclearTime(
    'loose-time',
    `"${typed}" is no time as it stands. Type ${instead}.`,
    time === undefined ? [] : candidates(() => resolveReading({ typed, time }, {}, context)),
  );
}

function refuseSecondTime(
  text: string,
  found: TypedTime,
  { context, spelling }: { context: WhenContext; spelling: Spelling },
): void {
  const between = match(another, text, found.end);
  if (between === null || found.type === 'ago') return;
  const other = timeAt(text, found.end + between[0].length, spelling);
  if (other === undefined) return;
  const [clock = ''] = other.typed.split(/\s/, 1);
  throw new UnclearTime(
    'several-times',
    `${found.typed}${between[0]}${clock} is more than one time. Type one and say the other in words: ${found.typed} until ${clock}.`,
    [found, other].flatMap((each) => candidates(() => instantOfTyped(each, context))),
  );
}

function strayed(
  { typed, day, clock }: Extract<TypedTime, { type: 'clock' }>,
  stray: RegExpExecArray,
  context: WhenContext,
): UnclearTime {
  const [offset, sign = stray[4], hours = stray[5], inMinutes] = stray;
  const time = timeOfDay(clock);
  if (time === undefined) return impossible(typed, clock, context);
  const reading: TimeReading = { typed, day, time };
  const minutes = offsetMinutes(sign, hours, inMinutes);
  return new UnclearTime(
    'stray-offset',
    `The offset in ${typed}${offset} is read only after a date, without a space. Type ${inIso(reading, minutes, context.now)}.`,
    candidates(() => resolveReading(reading, { minutes }, context)),
  );
}

/** What may be meant by a time that is read by `reads`. */
export function candidates(reads: () => Instant): readonly Instant[] {
  try {
    return [reads()];
  } catch (error) {
    return candidatesOf(error);
  }
}

/** What may be meant by a time that was refused. */
export function candidatesOf(error: unknown): readonly Instant[] {
  if (error instanceof UnclearTime) return error.candidates;
  if (error instanceof Refusal) return [];
  throw error;
}

/** "50:50 chance" and "80:20" share a hundred between them, which no time of day does. */
function isRatio(typed: string): boolean {
  const [, one, other] = /^(\d\d):(\d\d)$/.exec(typed) ?? [];
  return Number(one) + Number(other) === 100;
}

function upper(half = ''): string {
  return half.replaceAll('.', '').toUpperCase();
}
