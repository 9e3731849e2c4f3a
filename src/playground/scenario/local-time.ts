import { TZDate } from '@date-fns/tz';

const FORM = /^(?:(\d{4})-(\d\d)-(\d\d)[ T])?(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Reads `15:01`, `15:01:10`, `2023-11-08 15:01` in a zone, or ISO 8601 with an offset, as microseconds since 1970 UTC.
 * A bare clock time is on the day that `day` (`2023-11-08`) names.
 * @throws Error that says what is expected; also for a time that the zone's clocks skip
 */
export function readLocal(text: string, zone: string, day?: string): number {
  const [, year, month, date, hour, minute, second = '00', offset] = FORM.exec(text) ?? [];
  if (hour === undefined || minute === undefined) throw new Error(expected(text));
  const on = year === undefined ? day : `${year}-${month}-${date}`;
  if (on === undefined)
    throw new Error(`expected a date before the time, such as 2023-11-08 15:01, not "${text}"`);
  const wall = `${on}T${hour}:${minute}:${second}`;
  if (offset !== undefined) return microseconds(Date.parse(`${wall}${offset}`), text);
  const [y = 0, m = 0, d = 0] = on.split('-').map(Number);
  const at = microseconds(
    new TZDate(y, m - 1, d, Number(hour), Number(minute), Number(second), zone).getTime(),
    text,
  );
  if (`${localDay(at, zone)}T${localClock(at, zone)}` !== wall)
    throw new Error(`there is no ${text} on ${on} in ${zone}`);
  return at;
}

function expected(text: string): string {
  return `expected a time such as 15:01, 15:01:10 or 2023-11-08 15:01, not "${text}"`;
}

function microseconds(ms: number, text: string): number {
  if (Number.isNaN(ms)) throw new Error(expected(text));
  return ms * 1000;
}

/** The day of an instant in a zone: `2023-11-08`. */
export function localDay(at: number, zone: string): string {
  return days(zone).format(at / 1000);
}

/** The time of day of an instant in a zone: `15:01:10`. */
export function localClock(at: number, zone: string): string {
  return clocks(zone).format(at / 1000);
}

const days = formatters({ year: 'numeric', month: '2-digit', day: '2-digit' });
const clocks = formatters({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** A format for each zone, made once: making one takes far longer than using it. */
function formatters(which: Intl.DateTimeFormatOptions): (zone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (zone) => {
    // Swedish writes dates and times as ISO 8601 does.
    const format = made.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { ...which, timeZone: zone });
    made.set(zone, format);
    return format;
  };
}

/** Whether this machine knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
