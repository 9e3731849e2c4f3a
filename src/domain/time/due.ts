import { TZDate } from '@date-fns/tz';
// One by one: the whole of it is 300 files, and every start reads them.
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { nextDay } from 'date-fns/nextDay';
import { Refusal } from '../../errors';
import { endWithout, excerpt } from '../text/excerpt';
import type { Instant } from './instant';
import { date, type Zone } from './zone';

const weekdays = [
  { name: 'sunday', day: 0 },
  { name: 'monday', day: 1 },
  { name: 'tuesday', day: 2 },
  { name: 'wednesday', day: 3 },
  { name: 'thursday', day: 4 },
  { name: 'friday', day: 5 },
  { name: 'saturday', day: 6 },
] as const;

/**
 * Reads a day to come: `2026-12-01`, `today`, `tomorrow`, `friday`, `in 3 days` or `in 2 weeks`. Resolves to its
 * date in the zone; refuses a day that has passed and anything else.
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

/** Finds `due <day>` at the end of a text: what stands before it, and the words of the day. */
export function takeDue(text: string): { rest: string; day: string } | undefined {
  const end = endWithout(text, (character) => /[\s.)]/.test(character));
  // Whatever the text is long, only its end is searched.
  const from = Math.max(0, end - MAX_DUE);
  const found = /(^|[\s,;(])due:?\s+(?:by\s+|on\s+)?([^()]{1,30})$/i.exec(text.slice(from, end));
  const [, before = '', day] = found ?? [];
  // At the start of what is searched may stand the end of a word: “overdue”.
  if (found === null || day === undefined || (before === '' && from > 0)) return undefined;
  const restEnd = endWithout(text, (character) => /[\s,;(]/.test(character), from + found.index);
  return { rest: text.slice(0, restEnd), day };
}

/** How much of a text “due: by” and a day take at most, with some space between them. */
const MAX_DUE = 80;

function readDay(text: string, today: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isDay(text) ? text : undefined;
  if (text === 'today') return today;
  if (text === 'tomorrow') return named(addDays(midnight(today), 1));
  const weekday = weekdays.find((each) => each.name === text);
  if (weekday !== undefined) return named(nextDay(midnight(today), weekday.day));
  const [, count, unit] = /^in (\d{1,3}) (day|week)s?$/.exec(text) ?? [];
  return count === undefined
    ? undefined
    : named(addDays(midnight(today), Number(count) * (unit === 'week' ? 7 : 1)));
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
