const MICROS = 1_000_000;

/** The Slack `ts` of an instant in microseconds: `1700000000.000100`. */
export function tsOf(micros: number): string {
  const seconds = Math.floor(micros / MICROS);
  return `${seconds}.${String(micros % MICROS).padStart(6, '0')}`;
}

/** The instant that a Slack time names, in microseconds; undefined when it is none. Read by digits, never as a float. */
export function microsOf(ts: string): number | undefined {
  const parts = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(ts.trim());
  if (!parts) return undefined;
  return Number(parts[1]) * MICROS + Number((parts[2] ?? '').padEnd(6, '0'));
}

/** The whole seconds since 1970 of an instant in microseconds. */
export function secondsOf(micros: number): number {
  return Math.floor(micros / MICROS);
}
