import { inPlainText } from '../text/plain-text';
import type { Wording } from '../text/wording';
import { nextReading, type WhenContext } from '../time/clock-time';
import { hour, type Instant, later, minute } from '../time/instant';
import { match, sticky, timeAt, timeOfDay } from '../time/time-forms';
import { capitalsAlone } from '../time/when';

/** What stands further behind in an update is no promise of the next one. */
const MAX_SEARCHED = 4_000;

const phrase =
  /(?<![\p{L}\p{N}])next update[^\S\n]{0,4}(?:(?:is|will be|due|expected|planned|follows|comes)[^\S\n]{1,4}){0,2}(?:[:–—-][^\S\n]{0,4})?(?<how>at|by|in|on|before|around|about|within|@|~|≈)?[^\S\n]{0,4}/giu;
const span = sticky(
  String.raw`(?:about |around |~|≈)?(?:(?<half>half an hour)|(?<one>an hour|one hour)|(?<count>\d{1,3})[^\S\n]?(?<unit>minutes?|mins?|m|hours?|hrs?|h))(?![\p{L}\d])`,
  'iu',
);

/** The days and times that people name in words, and numbers that may be one. */
const named =
  'tomorrow|today|tonight|yesterday|noon|midnight|midday|this (?:morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const halfOfDay = String.raw`[^\S\n]?[ap]\.?m(?![\p{L}\d])`;
const likeTime = sticky(
  String.raw`(?:about |around |~|≈)?(?:(?:${named})(?![\p{L}\d])(?:[^\S\n]{1,4}(?:at[^\S\n]{1,4})?\d[\d:.,h]{0,12}(?:${halfOfDay})?)?|\d[\d\p{L}:.,/-]{0,20}(?:${halfOfDay}|[^\S\n](?:sec|min|h|day|week|o['’])\p{L}{0,12})?)`,
  'iu',
);
/** What can be no number of things, where no word before it says that it is a time. */
const plainly = /[\d][:.h]\d|[ap]\.?m$|^\D/i;

/** What an update says of the next one. */
export interface NextUpdateSaid {
  /** By when it is to come. */
  readonly at?: Instant;
  /** What looks like the time and was not read, as it was typed. */
  readonly unread?: string;
}

/** What an update says of the next one; what stands last counts. */
export function nextUpdateSaid(text: Wording, context: WhenContext): NextUpdateSaid {
  const words = inPlainText(text, (id) => id).slice(0, MAX_SEARCHED);
  const found = [...words.matchAll(phrase)].flatMap(
    ({ index, 0: { length: long }, groups }): NextUpdateSaid[] => {
      const at = dueAt(words, index + long, context);
      if (at !== undefined) return [{ at }];
      const unread = match(likeTime, words, index + long)?.[0].replace(/[.,:/-]+$/, '');
      return unread !== undefined && (groups?.how !== undefined || plainly.test(unread)) ? [{ unread }] : [];
    },
  );
  const at = found.findLast((each) => each.at !== undefined)?.at;
  const unread = found.at(-1)?.unread;
  return { ...(at !== undefined && { at }), ...(unread !== undefined && { unread }) };
}

/**
 * When the next update is to come by what an update says of it: `next update at 15:30`, `next update in 20 min`. The last
 * one counts. Undefined where it says nothing, or nothing that lies ahead.
 */
export function nextUpdateIn(text: Wording, context: WhenContext): Instant | undefined {
  return nextUpdateSaid(text, context).at;
}

function dueAt(words: string, from: number, context: WhenContext): Instant | undefined {
  const { groups } = match(span, words, from) ?? {};
  if (groups !== undefined) return later(context.now, length(groups));
  const found = timeAt(words, from, capitalsAlone);
  if (found?.type !== 'clock' || (found.day !== undefined && found.day.type !== 'today')) return undefined;
  const time = timeOfDay(found.clock);
  return time === undefined ? undefined : nextReading(time, found.place, context);
}

function length({ half, one, count, unit = '' }: NonNullable<RegExpExecArray['groups']>): number {
  if (half !== undefined) return 30 * minute;
  if (one !== undefined) return hour;
  return Number(count) * (/^h/i.test(unit) ? hour : minute);
}
