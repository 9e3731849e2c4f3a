import { Refusal } from '../errors';
import type { Instant } from './instant';
import { date, type Zone } from './zone';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

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
      `“${text.trim()}” is no day. Type one such as \`due 2026-12-01\`, \`due tomorrow\`, \`due friday\` or \`due in 3 days\`.`,
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
  const [whole, day] = /(?:^|[\s,;(]+)due:?\s+(?:by\s+|on\s+)?([^()]{1,30}?)[\s.)]*$/i.exec(text) ?? [];
  return whole === undefined || day === undefined
    ? undefined
    : { rest: text.slice(0, text.length - whole.length), day };
}

function readDay(text: string, today: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isDate(text) ? text : undefined;
  if (text === 'today') return today;
  if (text === 'tomorrow') return plus(today, 1);
  const weekday = weekdays.indexOf(text);
  if (weekday >= 0) return plus(today, (weekday - midnight(today).getUTCDay() + 7) % 7 || 7);
  const [, count, unit] = /^in (\d{1,3}) (day|week)s?$/.exec(text) ?? [];
  return count === undefined ? undefined : plus(today, Number(count) * (unit === 'week' ? 7 : 1));
}

function isDate(text: string): boolean {
  const day = midnight(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function plus(day: string, days: number): string {
  return new Date(midnight(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A calendar day has no zone: counted in UTC, no change of clocks can move it. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
