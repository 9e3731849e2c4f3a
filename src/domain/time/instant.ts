/** An instant: integer microseconds since 1970-01-01 UTC, exact. */
export type Instant = number & { readonly unit: 'microseconds since 1970 UTC' };

/** A second, in microseconds. */
export const second = 1_000_000;
/** A minute, in microseconds. */
export const minute = 60 * second;
/** An hour, in microseconds. */
export const hour = 60 * minute;
/** 24 hours, in microseconds; a calendar day may be longer or shorter where clocks change. */
export const day = 24 * hour;

const millisecond = 1_000;

/** The instant that many microseconds after 1970 began; throws RangeError unless it is an exact integer. */
export function instant(micros: number): Instant {
  if (!isInstant(micros)) throw new RangeError(`Not whole microseconds that a number can hold: ${micros}`);
  return micros;
}

/**
 * Reads a Slack timestamp, `1699455600.000100`: seconds, a dot, six decimals. It goes by the digits, because
 * a float of this size cannot tell neighbouring microseconds apart. Throws RangeError on anything else.
 */
export function fromTimestamp(ts: string): Instant {
  if (!/^\d{1,10}\.\d{6}$/.test(ts)) throw new RangeError(`Not a Slack timestamp: ${ts}`);
  const dot = ts.length - 7;
  return instant(Number(ts.slice(0, dot)) * second + Number(ts.slice(dot + 1)));
}

/** The Slack timestamp of an instant, always with six decimals; throws RangeError before 1970, which Slack cannot say. */
export function toTimestamp(at: Instant): string {
  if (at < 0) throw new RangeError(`Slack has no timestamp before 1970: ${at}`);
  return `${Math.floor(at / second)}.${String(at % second).padStart(6, '0')}`;
}

/** The instant of JavaScript's own milliseconds, as `Date.now()` gives them. */
export function fromMillis(ms: number): Instant {
  return instant(ms * millisecond);
}

/** JavaScript's milliseconds, the microseconds below them dropped. */
export function toMillis(at: Instant): number {
  return Math.floor(at / millisecond);
}

/** ISO 8601 in UTC with every microsecond: `2023-11-08T12:00:00.000100Z`. */
export function toIso(at: Instant): string {
  const ms = toMillis(at);
  const below = String(at - ms * millisecond).padStart(3, '0');
  return new Date(ms).toISOString().replace('Z', `${below}Z`);
}

/**
 * Reads ISO 8601 in UTC with up to six decimals of a second, which is what `toIso` writes; throws RangeError on
 * anything else. What people type is read by `parseWhen`.
 */
export function fromIso(text: string): Instant {
  const [, whole, decimals = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(text) ?? [];
  const ms = whole === undefined ? Number.NaN : Date.parse(`${whole}Z`);
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(`${whole}`)) {
    throw new RangeError(`Not an instant in UTC, such as 2023-11-08T12:00:00.000100Z: ${text}`);
  }
  return instant(ms * millisecond + Number(decimals.padEnd(6, '0')));
}

/** The instant that many microseconds later; earlier where they are negative. */
export function later(at: Instant, micros: number): Instant {
  return instant(at + micros);
}

function isInstant(micros: number): micros is Instant {
  return Number.isSafeInteger(micros);
}
