import { Refusal } from '../../errors';
import { excerpt } from '../text/excerpt';
import { type Day, nextReading, type WhenContext } from '../time/clock-time';
import { day, hour, type Instant, later, minute } from '../time/instant';
import { match, sticky, timeAt, timeOfDay } from '../time/time-forms';
import { parseWhen } from '../time/when';
import { clock, date, type Zone } from '../time/zone';
import { spellingOf } from '../time/zone-abbreviations';

/** What somebody types with a clock that it is behind means the next day, unless it is nearly a day ahead: a slip, then. */
const MAX_AHEAD = 20 * hour;
/** Nobody promises the next update for a time further ahead. */
const MAX_PROMISED = 31 * day;

/** From how much further ahead one looks back for a day, to find the one that is meant. */
const MAX_AHEAD_BY: Readonly<Record<Day['type'], number>> = {
  date: 36_500 * day,
  'day of a year': MAX_PROMISED + day,
  weekday: 7 * day,
  today: 0,
  yesterday: 0,
};

const span = sticky(
  String.raw`(?:by |in |within )?(?:about |around |~|≈)?(?:(?<half>half an hour)|(?<one>an hour|one hour)|(?:(?<hours>\d{1,3})[^\S\n]?(?:hours?|hrs?|h)[^\S\n]?(?:and )?)?(?:(?<minutes>\d{1,4})[^\S\n]?(?:minutes?|mins?|m))?)\.?$`,
);
const tomorrow = sticky(String.raw`(?:by |at )?tomorrow,?[^\S\n]{1,8}(?:at[^\S\n]{1,8})?`);
const lead = /^(?:by|until|before|at|around|about)[^\S\n]{1,4}/i;

/**
 * By when the next update comes, as somebody typed it into a field of its own: `15:30`, `in 20 min`, `tomorrow 09:00`,
 * `2023-11-09 09:00`. Refuses what is no time, and what is over.
 */
export function nextUpdateBy(typed: string, context: WhenContext): Instant {
  const text = typed.trim();
  const at = spanAhead(text, context) ?? timeAhead(text, context);
  if (at <= context.now) throw over(text, context);
  if (at - context.now > MAX_PROMISED) {
    throw new Refusal(
      'too-far-ahead',
      `“${excerpt(text)}” is more than a month ahead. Type an earlier time.`,
    );
  }
  return at;
}

function spanAhead(text: string, { now }: WhenContext): Instant | undefined {
  const { half, one, hours, minutes } = match(span, text, 0)?.groups ?? {};
  if (half !== undefined) return later(now, 30 * minute);
  if (one !== undefined) return later(now, hour);
  if (hours === undefined && minutes === undefined) return undefined;
  return later(now, Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute);
}

function timeAhead(text: string, context: WhenContext): Instant {
  const isTomorrow = match(tomorrow, text, 0);
  const words = isTomorrow === null ? text.replace(lead, '') : text.slice(isTomorrow[0].length);
  const found = timeAt(words, 0, spellingOf);
  const isWhole = found?.type === 'clock' && found.end === words.length;
  if (!isWhole || (isTomorrow !== null && found.day !== undefined)) throw unreadable(text, context);
  const time = timeOfDay(found.clock);
  // What no clock shows, and a day that is named, is read as a time behind one is.
  const next =
    time === undefined || (found.day !== undefined && found.day.type !== 'today')
      ? undefined
      : nextReading(time, found.place, context);
  if (next === undefined) return datedTime(words, found.day?.type, context);
  const isToday = date(next, context.zone) === date(context.now, context.zone);
  if (isTomorrow !== null) return isToday ? later(next, day) : next;
  if (found.day !== undefined && !isToday) throw over(text, context);
  if (next - context.now > MAX_AHEAD) throw over(text, context);
  return next;
}

/** A time with its day. Whoever looks back from further ahead finds what lies ahead of now. */
function datedTime(words: string, named: Day['type'] | undefined, context: WhenContext): Instant {
  const ahead = named === undefined ? 0 : MAX_AHEAD_BY[named];
  return parseWhen(words, { ...context, now: later(context.now, ahead) });
}

function unreadable(text: string, { now, zone }: WhenContext): Refusal {
  return new Refusal(
    'unknown-when',
    `“${excerpt(text)}” is no time that can be read. Type when the next update comes: ${examples(now, zone)}.`,
  );
}

function over(text: string, { now, zone }: WhenContext): Refusal {
  return new Refusal(
    'next-update-over',
    `“${excerpt(text)}” is over: it is ${clock(now, zone)} in ${zone}. Type a time to come: ${examples(now, zone)}.`,
  );
}

/** `15:30, in 30 min or tomorrow 09:00`. */
function examples(now: Instant, zone: Zone): string {
  return `${clock(later(now, 30 * minute), zone)}, in 30 min or tomorrow 09:00`;
}
