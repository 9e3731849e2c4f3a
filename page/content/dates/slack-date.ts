import { ago, clockTime, dayOf, longDate, nearDay, plainDate, shortDate } from './dates';

/** Whose clock a date is shown on, and what that clock shows now (milliseconds since 1970). */
export interface ReaderClock {
  readonly zone: string;
  readonly now: number;
}

type Writer = (at: number, clock: ReaderClock) => string;

const pretty =
  (write: (at: number, zone: string) => string): Writer =>
  (at, { zone, now }) =>
    nearDay(at, now, zone) ?? write(at, zone);

const WRITERS: Readonly<Record<string, Writer>> = {
  date_num: (at, { zone }) => dayOf(at, zone),
  date_slash: (at, { zone }) => slashed(dayOf(at, zone)),
  date: (at, { zone }) => plainDate(at, zone),
  date_short: (at, { zone }) => shortDate(at, zone),
  date_long: (at, { zone }) => longDate(at, zone),
  date_pretty: pretty(plainDate),
  date_short_pretty: pretty(shortDate),
  date_long_pretty: pretty(longDate),
  day_divider_pretty: pretty(longDate),
  time: (at, { zone }) => clockTime(at, zone),
  time_secs: (at, { zone }) => clockTime(at, zone, { withSeconds: true }),
  ago: (at, { now }) => ago(at, now),
};

/**
 * The text of a date token or a date element (docs.slack.dev/messaging/formatting-message-text#date-formatting); the
 * first letter is a capital, as in Slack. A format with a token that Slack does not know gives undefined: then the
 * fallback is shown.
 */
export function formatDate(seconds: number, format: string, clock: ReaderClock): string | undefined {
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return undefined;
  let isKnown = true;
  const text = format.replace(/\{(\w+)\}/g, (_, name: string) => {
    const write = Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined;
    if (!write) isKnown = false;
    return write?.(seconds * 1000, clock) ?? '';
  });
  return isKnown ? text.charAt(0).toUpperCase() + text.slice(1) : undefined;
}

function slashed(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}
