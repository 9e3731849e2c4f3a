/*
 * Instants as the reader sees them, on a clock of 24 hours. Instants are milliseconds since 1970, zones IANA names.
 */

/** The day and the time that clocks in a zone show. */
export interface ZonedTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const day = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What clocks in a zone show at an instant; a zone that the browser does not know is read as UTC. */
export function zonedTime(at: number, zone: string): ZonedTime {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = newFormatter(zone);
  formatters.set(zone, made);
  return made;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const options = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, second: numeric, hourCycle: 'h23', timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', {
      ...options,
      second: numeric,
      hourCycle: 'h23',
      timeZone: 'UTC',
    });
  }
}

/** The instant of a message, by its `ts`. */
export function instantOfTs(ts: string): number {
  const [seconds = '', fraction = ''] = ts.split('.');
  return Number(seconds) * 1000 + Math.floor(Number(fraction.padEnd(6, '0').slice(0, 6)) / 1000);
}

/** `09:05`, or `09:05:07` with seconds. */
export function clockTime(at: number, zone: string, { withSeconds = false } = {}): string {
  const { hour, minute, second } = zonedTime(at, zone);
  return [hour, minute, ...(withSeconds ? [second] : [])].map(twoDigits).join(':');
}

/** `09:05`: when a message was written. */
export function timeOf(ts: string, zone: string): string {
  return clockTime(instantOfTs(ts), zone);
}

/** `Friday, November 20th, 2026 at 09:05:07`: when a message was written, exactly. */
export function fullTime(ts: string, zone: string): string {
  return fullInstant(instantOfTs(ts), zone);
}

/** The day of a message: the same text for all messages of one day of the zone. */
export function dayKey(ts: string, zone: string): string {
  return dayOf(instantOfTs(ts), zone);
}

/** What stands above the first message of a day, by its `ts`. */
export function dayName(ts: string, { zone, now }: { readonly zone: string; now(): number }): string {
  return dayHeading(instantOfTs(ts), now(), zone);
}

/** `2026-11-20`: the same for all instants of one day of the zone. */
export function dayOf(at: number, zone: string): string {
  const { year, month, day: date } = zonedTime(at, zone);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** What stands between the messages of two days: `Today`, `Yesterday`, `Friday, November 20th`, with the year if it is another. */
export function dayHeading(at: number, now: number, zone: string): string {
  const near = nearDay(at, now, zone);
  if (near !== undefined) return capitalised(near);
  const { year, month, day: date } = zonedTime(at, zone);
  const otherYear = year === zonedTime(now, zone).year ? '' : `, ${year}`;
  return `${weekday(at, zone)}, ${MONTHS[month - 1]} ${ordinal(date)}${otherYear}`;
}

/** `Friday, November 20th, 2026 at 09:05:07`, for whoever wants to know exactly. */
export function fullInstant(at: number, zone: string): string {
  return `${longDate(at, zone)} at ${clockTime(at, zone, { withSeconds: true })}`;
}

/** `November 20th, 2026`. */
export function plainDate(at: number, zone: string): string {
  const { year, month, day: date } = zonedTime(at, zone);
  return `${MONTHS[month - 1]} ${ordinal(date)}, ${year}`;
}

/** `Nov 20, 2026`. */
export function shortDate(at: number, zone: string): string {
  const { year, month, day: date } = zonedTime(at, zone);
  return `${MONTHS[month - 1]?.slice(0, 3)} ${date}, ${year}`;
}

/** `Friday, November 20th, 2026`. */
export function longDate(at: number, zone: string): string {
  return `${weekday(at, zone)}, ${plainDate(at, zone)}`;
}

/** `today`, `yesterday` or `tomorrow`, as the days of the zone go; undefined for any other day. */
export function nearDay(at: number, now: number, zone: string): string | undefined {
  const distance = dayNumber(at, zone) - dayNumber(now, zone);
  return new Map([
    [0, 'today'],
    [-1, 'yesterday'],
    [1, 'tomorrow'],
  ]).get(distance);
}

/**
 * The instant at which clocks in a zone show a local time (`2026-11-20T09:05`); undefined for anything else. Of a time
 * that a change of the clocks skips it is one an hour off, of one that comes twice either.
 */
export function instantAt(local: string, zone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(local)) return undefined;
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const first = wanted - offsetAt(wanted, zone);
  return wanted - offsetAt(first, zone);
}

/** What `datetime-local` inputs hold: `2026-11-20T09:05`. */
export function localTime(at: number, zone: string): string {
  return `${dayOf(at, zone)}T${clockTime(at, zone)}`;
}

/** By how much clocks in a zone are ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const { year, month, day: date, hour, minute, second } = zonedTime(at, zone);
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const SPANS: readonly (readonly [number, string])[] = [
  [365 * day, 'year'],
  [30 * day, 'month'],
  [day, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** `3 minutes ago`, `in 2 days`, `just now`. */
export function ago(at: number, now: number): string {
  const distance = Math.abs(now - at);
  const [length, name] = SPANS.find(([span]) => distance >= span) ?? [];
  if (length === undefined || name === undefined) return 'just now';
  const count = Math.floor(distance / length);
  const words = `${count} ${name}${count === 1 ? '' : 's'}`;
  return at <= now ? `${words} ago` : `in ${words}`;
}

function weekday(at: number, zone: string): string {
  return WEEKDAYS[(dayNumber(at, zone) + 4) % 7] ?? '';
}

/** Days since 1970 of the day that the zone has; January 1st, 1970 was a Thursday. */
function dayNumber(at: number, zone: string): number {
  const { year, month, day: date } = zonedTime(at, zone);
  return Math.floor(Date.UTC(year, month - 1, date) / day);
}

function ordinal(date: number): string {
  const isTeen = date >= 11 && date <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][date % 10] ?? 'th');
  return `${date}${ending}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
