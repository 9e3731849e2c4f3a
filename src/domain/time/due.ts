import { TZDate } from '@date-fns/tz';
// One by one: the whole of it is 300 files, and every start reads them.
import type { Day } from 'date-fns';
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { nextDay } from 'date-fns/nextDay';
import { Refusal } from '../../errors';
import { endWithout, excerpt } from '../text/excerpt';
import type { Instant } from './instant';
import { date, type Zone } from './zone';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const months = [
  ...(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'] as const),
  ...(['october', 'november', 'december'] as const),
];

/**
 * Reads a day to come: `2026-12-01`, `Dec 5`, `today`, `tomorrow`, `friday`, `next friday` (that of the week after this one,
 * which begins on Monday), `in 3 days` or `in 2 weeks`. Resolves to its date in the zone; refuses a day that has passed and
 * anything else.
 */
export function parseDue(text: string, { now, zone }: { now: Instant; zone: Zone }): string {
  const today = date(now, zone);
  const due = readDay(text.trim().toLowerCase(), today);
  if (due === undefined) {
    throw new Refusal(
      'unknown-due',
      `“${excerpt(text.trim())}” is no day. Type one such as \`due 2026-12-01\`, \`due tomorrow\`, \`due friday\` or \`due in 3 days\`.`,
    );
  }
  if (due < today) {
    throw new Refusal(
      'due-passed',
      `${due} has passed; today is ${today}. Type a day that is still to come.`,
    );
  }
  return due;
}

/**
 * Finds `due <day>` or `by <day>` at the end of a text: what stands before it, and the words of the day. After `by` alone only
 * what reads as a day is one: “restart it by hand”.
 */
export function takeDue(text: string): { rest: string; day: string } | undefined {
  const end = endWithout(text, (character) => /[\s.)]/.test(character));
  // Whatever the text is long, only its end is searched.
  const from = Math.max(0, end - MAX_DUE);
  const found = lastDue(text.slice(from, end));
  const [, before = '', day] = found ?? [];
  // At the start of what is searched may stand the end of a word: “overdue”.
  if (!found || day === undefined || (before === '' && from > 0)) return undefined;
  const restEnd = endWithout(text, (character) => /[\s,;(]/.test(character), from + found.index);
  return { rest: text.slice(0, restEnd), day };
}

function lastDue(text: string): RegExpExecArray | undefined {
  const due = /(^|[\s,;(])due:?\s+(?:by\s+|on\s+)?([^()]{1,30})$/i.exec(text);
  if (due !== null) return due;
  const by = /(^|[\s,;(])by:?\s+([^\s()]+(?:\s+[^\s()]+){0,2})$/i.exec(text);
  return by?.[2] !== undefined && isDayToRead(by[2]) ? by : undefined;
}

/** Whether words read as a day, whichever it is. */
function isDayToRead(words: string): boolean {
  return readDay(words.toLowerCase(), '2000-01-01') !== undefined;
}

/** How much of a text “due: by” and a day take at most, with some space between them. */
const MAX_DUE = 80;

function readDay(text: string, today: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isDay(text) ? text : undefined;
  if (text === 'today' || text === 'tonight') return today;
  if (text === 'tomorrow') return named(addDays(midnight(today), 1));
  return readWeekday(text, today) ?? readDate(text, today) ?? readCount(text, today);
}

/** `friday`, `fri`, `this friday`: the next one after today; `next friday`: that of the week after this one. */
function readWeekday(text: string, today: string): string | undefined {
  const [, which, word = ''] = /^(?:(this|next|on) )?([a-z]{3,9})\.?$/.exec(text) ?? [];
  const day = weekdays.findIndex((each) => isNameOf(each, word));
  if (day < 0) return undefined;
  const start = midnight(today);
  if (which !== 'next') return named(nextDay(start, day as Day));
  const untilMonday = ((8 - start.getUTCDay()) % 7 || 7) + ((day + 6) % 7);
  return named(addDays(start, untilMonday));
}

/** `Dec 5`, `5 December 2026`; without a year the next such day. */
function readDate(text: string, today: string): string | undefined {
  const [, one = '', other = '', year] =
    /^([a-z]{3,9}\.?|\d{1,2}(?:st|nd|rd|th)?) ([a-z]{3,9}\.?|\d{1,2}(?:st|nd|rd|th)?)(?:,? (\d{4}))?$/.exec(
      text,
    ) ?? [];
  const [month, day] = /^\d/.test(one) ? [other, one] : [one, other];
  const index = months.findIndex((each) => isNameOf(each, month.replace('.', '')));
  const date = Number.parseInt(day, 10);
  if (index < 0 || Number.isNaN(date)) return undefined;
  const inYear = (each: number): string =>
    `${each}-${String(index + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const dates = year === undefined ? [inYear(thisYear), inYear(thisYear + 1)] : [inYear(Number(year))];
  return dates.filter(isDay).find((each) => year !== undefined || each >= today);
}

function readCount(text: string, today: string): string | undefined {
  const [, count, unit] = /^in (\d{1,3}|an?) (day|week)s?$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  const number = count.startsWith('a') ? 1 : Number(count);
  return named(addDays(midnight(today), number * (unit === 'week' ? 7 : 1)));
}

/** Whole, or shortened to three letters; some write four: `thur`, `sept`. */
function isNameOf(name: string, word: string): boolean {
  return word === name || (word.length >= 3 && word.length <= 5 && name.startsWith(word));
}

/** JavaScript takes 30 February for 2 March. */
function isDay(text: string): boolean {
  return isValid(midnight(text)) && named(midnight(text)) === text;
}

/** A calendar day has no zone: counted in UTC, no change of clocks can move it. */
function midnight(day: string): TZDate {
  return new TZDate(`${day}T00:00:00Z`, 'UTC');
}

function named(day: Date): string {
  return formatISO(day, { representation: 'date' });
}
