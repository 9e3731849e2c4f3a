import { type Day, resolveReading, type TimeReading, type WhenContext } from './clock-time';
import type { Instant } from './instant';
import { minutesBetween } from './span';
import { clockDigitsAt, match, sticky, type TypedTime, timeAt, timeOfDay } from './time-forms';
import { UnclearTime } from './unclear-time';
import { candidates, candidatesOf, capitalsAlone, instantOfTyped } from './when';
import { wallTime } from './zone';

/** What may be meant by something in a text that looks like a time. */
export interface SuspectedTime {
  /** It, as it stands in the text. */
  readonly typed: string;
  readonly at: Instant;
}

/** So many readings are enough to choose from. */
const MAX_SUSPECTED = 4;

/** What stands further behind in a text says when something else happened. */
const MAX_SEARCHED = 4_000;

/** Where words, numbers and signs for about begin; not within a word, a version, a path, an amount of money. */
const begins = /(?:(?<![^\s([{"“‘«*_`>~≈–—])|(?<=\d:\d\d[/-]))[\dA-Za-z~≈([{]/g;
/** Words behind which a number without a colon is a time. */
const pointing = /(?:^|[\s(])(?:at|since|um|~|≈)\s{0,4}$/i;
/** The same of `20.04`, since which version something may be so. */
const pointingToDotted = /(?:^|[\s(])(?:at|um|~|≈)\s{0,4}$/i;
/** The same of numbers that begin with a zero, as no amount does. */
const pointingToZero =
  /(?:^|[\s(])(?:at|since|um|from|around|about|until|till|by|before|and|to|~|≈)\s{0,4}$/i;
/** Words behind which a time is no time of what happened: a plan, a ratio, a place in a file. */
const otherwise =
  /(?:^|[\s(])(?:until|till|by|before|eta:?|next(?:\s{1,4}\w{1,12})?|due|deadline|for|took|lasted|within|ratio|aspect|odds|score|scored|split|won|lost|version|line|port|chapter|verse|room|build|rule|scale)(?:\s{1,4}(?:at|is|of|was))?\s{0,4}$/i;
const unit = sticky(
  String.raw`[^\S\n]{0,4}(?:[%‰°€$£¥]|(?:ms|us|µs|s|secs?|mins?|[kmgt]i?b(?:ps|\/s)?|[rqt]ps|req(?:\/s)?|people|percent|x|eur|usd|gbp|chf|kes|k|m)(?![\p{L}\d])|\p{L}{3,40}(?<!ss|us|is)s(?!\p{L}))`,
  'iu',
);
const ratio = sticky(
  String.raw`[^\S\n]{1,4}(?:ratio|split|odds|chance|aspect|score|screens?|majority)(?!\p{L})`,
  'iu',
);
const armyClock = sticky(String.raw`(?<hours>\d\d)(?<minutes>\d\d)(?![\d\p{L}]|[.,:\/–-]\d)`, 'u');
const dottedClock = sticky(String.raw`(?<hours>\d\d)\.(?<minutes>\d\d)(?![\d\p{L}]|[.,:\/–-][\d\p{L}])`, 'u');
const oclock = sticky(String.raw`[^\S\n]{0,4}(?:hrs?|hours|uhr|h)(?![\p{L}\d])`, 'iu');
const shortDate = sticky(
  String.raw`(?<one>\d{1,2})(?<sign>[\/.-])(?<two>\d{1,2})(?:\k<sign>(?<year>\d{4}))?\.?,?[^\S\n]{1,4}(?:at[^\S\n]{1,4})?(?=\d)`,
);
const overlong = sticky(String.raw`[\d:]|[.,]\d|-\d|s(?!\p{L})`, 'iu');

/**
 * What may be meant by whatever looks like a time in a text that was recorded as of another one: `2110 deploy`,
 * `errors began at 09:10`. Several where it can be read in several ways. Nothing where the text names no other time than
 * the one `recorded`. Versions, ports, amounts and ratios are no times, and neither is what is yet to come.
 */
export function suspectedTimes(
  text: string,
  context: WhenContext,
  recorded: Instant = context.now,
): readonly SuspectedTime[] {
  const searched = text.slice(0, MAX_SEARCHED);
  const found = new Map<Instant, SuspectedTime>();
  let past = 0;
  for (const { index } of searched.matchAll(begins)) {
    if (index < past) continue;
    const seen = suspectAt(searched, index, context);
    if (seen === undefined) continue;
    past = seen.end;
    for (const at of seen.instants) {
      if (at > context.now || minutesBetween(at, recorded) === 0) continue;
      found.set(at, { typed: searched.slice(index, seen.end), at });
      if (found.size === MAX_SUSPECTED) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** What may be meant by what is behind `--at` and could not be read; nothing where that is not known. */
export function suspectedAtStart(text: string, context: WhenContext): readonly SuspectedTime[] {
  const first = text.search(/\S/);
  const seen = first < 0 ? undefined : suspectAt(text, first, context, true);
  return (seen?.instants ?? []).flatMap((at) =>
    at > context.now ? [] : [{ typed: text.slice(first, seen?.end), at }],
  );
}

interface Suspicion {
  readonly instants: readonly Instant[];
  readonly end: number;
}

function suspectAt(text: string, from: number, context: WhenContext, isMeant = false): Suspicion | undefined {
  const isFirst = isMeant || text.slice(0, from).trim() === '';
  const before = text.slice(Math.max(0, from - 24), from);
  if (!isFirst && otherwise.test(before)) return undefined;
  const short = shortDated(text, from, context);
  if (short !== undefined) return short;
  const known = timeAt(text, from, capitalsAlone);
  if (known !== undefined) return asTyped(text, { from, found: known, context, isFirst, before });
  const bare = text.charAt(from) === '~' || text.charAt(from) === '≈' ? from + 1 : from;
  return withoutColon(text, { from: bare, context, isFirst, before });
}

interface Place {
  readonly from: number;
  readonly context: WhenContext;
  readonly isFirst: boolean;
  readonly before: string;
}

/** A time in a form that is read, somewhere in a text, or with something behind it that belongs to no time. */
function asTyped(
  text: string,
  { from, found, context, isFirst, before }: Place & { readonly found: TypedTime },
): Suspicion | undefined {
  const { end } = found;
  if (found.type === 'ago') return { instants: candidates(() => instantOfTyped(found, context)), end };
  const isPlain = found.day === undefined && found.clock.half === undefined;
  if (match(overlong, text, end) !== null || match(ratio, text, end) !== null) return undefined;
  const { hours, minutes } = found.clock;
  if (isPlain && Number(hours) + Number(minutes) === 100) return undefined;
  // Of `3:10` in the middle of a sentence nobody knows what it counts.
  const isShort = isPlain && hours.length === 1 && found.clock.seconds === undefined;
  if (isShort && !isFirst && !pointingToZero.test(before) && !/[~≈]/.test(text.charAt(from)))
    return undefined;
  const instants = readings(() => instantOfTyped(found, context), isFirst);
  return instants === undefined ? undefined : { instants, end };
}

/** `2110` and `03.40`, which are as likely a number or a version anywhere but at the start or behind `at` and `since`. */
function withoutColon(text: string, { from, context, isFirst, before }: Place): Suspicion | undefined {
  const army = match(armyClock, text, from);
  const found = army ?? match(dottedClock, text, from);
  const { hours, minutes } = found?.groups ?? {};
  if (found === null || hours === undefined) return frenchClock(text, { from, context, isFirst, before });
  const end = from + found[0].length;
  const hour = match(oclock, text, end);
  const points = army === null ? pointingToDotted : pointing;
  const isPointedTo = (hours.startsWith('0') ? pointingToZero : points).test(before);
  if (hour === null && !isFirst && !isPointedTo) return undefined;
  // No number of things begins with a zero.
  const mayCount = hour === null && (army === null || !hours.startsWith('0'));
  if (mayCount && match(unit, text, end) !== null) return undefined;
  const time = timeOfDay({ hours, minutes });
  if (time === undefined) return undefined;
  // `since 2023` is a year.
  const year = Number(found[0]);
  const isYear = Math.abs(year - wallTime(context.now, context.zone).year) <= 3;
  if (isYear && !isFirst && hour === null) return undefined;
  const instants = readings(() => resolveReading({ typed: found[0], time }, {}, context), isFirst);
  return instants === undefined ? undefined : { instants, end: end + (hour?.[0].length ?? 0) };
}

const slipped = sticky(
  String.raw`(?<hours>\d{1,2})h(?<minutes>\d\d)(?!\d|[^\S\n]{0,4}(?:m|mins?|minutes?|s|of|later|long|ago)(?!\p{L}))`,
  'iu',
);

/** `9h10`, and `21h10x`. */
function frenchClock(text: string, { from, context, isFirst, before }: Place): Suspicion | undefined {
  if (!isFirst && !pointingToZero.test(before)) return undefined;
  const found = match(slipped, text, from);
  const time =
    found?.groups === undefined
      ? undefined
      : timeOfDay({ hours: found.groups.hours ?? '', minutes: found.groups.minutes });
  if (found === null || time === undefined) return undefined;
  const instants = readings(() => resolveReading({ typed: found[0], time }, {}, context), isFirst);
  return instants === undefined ? undefined : { instants, end: from + found[0].length };
}

/** `28/11 21:10` and `5.6. 21:10`, which is in June or in May. */
function shortDated(text: string, from: number, context: WhenContext): Suspicion | undefined {
  const date = match(shortDate, text, from);
  const clock = date === null ? undefined : clockDigitsAt(text, from + date[0].length);
  const time = clock === undefined ? undefined : timeOfDay(clock.clock);
  if (date?.groups === undefined || clock === undefined || time === undefined) return undefined;
  const { one = '', two = '', year } = date.groups;
  const days = [
    { day: Number(one), month: Number(two) },
    { day: Number(two), month: Number(one) },
  ].filter(({ day, month }) => day >= 1 && day <= 31 && month >= 1 && month <= 12);
  const typed = text.slice(from, clock.end);
  const instants = days.flatMap((on): readonly Instant[] => {
    const day: Day =
      year === undefined ? { type: 'day of a year', ...on } : { type: 'date', year: Number(year), ...on };
    const reading: TimeReading = { typed, day, time };
    return candidates(() => resolveReading(reading, {}, context));
  });
  return days.length === 0 ? undefined : { instants: [...new Set(instants)], end: clock.end };
}

/** What may be meant; undefined where it lies just ahead of a text's own time, and is a plan rather than a slip. */
function readings(reads: () => Instant, isFirst: boolean): readonly Instant[] | undefined {
  try {
    return [reads()];
  } catch (error) {
    const isPlan = error instanceof UnclearTime && error.code === 'time-slipped' && !isFirst;
    return isPlan ? undefined : candidatesOf(error);
  }
}
