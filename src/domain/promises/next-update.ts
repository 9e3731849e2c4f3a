import { inPlainText } from '../text/plain-text';
import type { Wording } from '../text/wording';
import { nextReading, type WhenContext } from '../time/clock-time';
import { hour, type Instant, later, minute } from '../time/instant';
import { match, sticky, timeAt, timeOfDay } from '../time/time-forms';
import { capitalsAlone } from '../time/when';

/** What stands further behind in an update is no promise of the next one. */
const MAX_SEARCHED = 4_000;

const phrase =
  /(?<![\p{L}\p{N}])next update[^\S\n]{0,4}(?:(?:is|will be|due|expected|planned|follows|comes)[^\S\n]{1,4}){0,2}(?:[:–—-][^\S\n]{0,4})?(?<how>at|by|in|before|around|about|within|@|~|≈)?[^\S\n]{0,4}/giu;
const span = sticky(
  String.raw`(?:about |around |~|≈)?(?:(?<half>half an hour)|(?<one>an hour|one hour)|(?<count>\d{1,3})[^\S\n]?(?<unit>minutes?|mins?|m|hours?|hrs?|h))(?![\p{L}\d])`,
  'iu',
);

/**
 * When the next update is to come by what an update says of it: `next update at 15:30`, `next update in 20 min`. The last
 * one counts. Undefined where it says nothing, or nothing that lies ahead.
 */
export function nextUpdateIn(text: Wording, context: WhenContext): Instant | undefined {
  const words = inPlainText(text, (id) => id).slice(0, MAX_SEARCHED);
  const found = [...words.matchAll(phrase)].flatMap(
    (each) => dueAt(words, each.index + each[0].length, context) ?? [],
  );
  return found.at(-1);
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
