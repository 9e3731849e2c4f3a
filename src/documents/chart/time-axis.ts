import { TZDate } from '@date-fns/tz';
import { scaleLinear } from 'd3-scale';
import { format } from 'date-fns/format';
import { day, hour, type Instant, instant, minute, toMillis } from '../../domain/time/instant';
import { date, offsetAt, type Zone } from '../../domain/time/zone';
import { clockTime, timeName } from '../draft/moment';

/** A place of the axis that has a time. */
export interface Tick {
  readonly at: Instant;
  readonly x: number;
  /** `15:05`, or the day where the next one is a day or more away. */
  readonly label: string;
  /** Whether a day begins there. */
  readonly isDay: boolean;
}

/** Where clocks change: `CEST, UTC+02:00 → CET, UTC+01:00`. */
export interface ClockChange {
  readonly x: number;
  readonly label: string;
}

/** The axis of a chart: instants lie on it evenly, and its labels are what clocks in the incident's zone show. */
export interface TimeAxis {
  readonly zone: Zone;
  /** Where the picture of time begins and ends, what lies far before or afterwards included. */
  readonly left: number;
  readonly right: number;
  readonly begin: Instant;
  readonly end: Instant;
  /** From where to where time is drawn to scale; what lies beyond is pressed together. */
  readonly scaled: readonly [left: number, right: number];
  /** Whether a clock time alone says too little. */
  readonly severalDays: boolean;
  readonly ticks: readonly Tick[];
  readonly changes: readonly ClockChange[];
  x(at: Instant): number;
}

/** How wide what lies far beyond the incident is drawn. */
const BEYOND = 56;
/** What begins or ends within so much of the incident's own length is drawn to scale. */
const NEAR = 0.35;
/** No label needs more room. */
const TICK = 62;
/** Zones change their clocks twice a year; those who typed a wrong year see that without these. */
const MAX_CHANGES = 4;

/** What an axis is to show. */
export interface AxisRequest {
  readonly zone: Zone;
  readonly left: number;
  readonly right: number;
  /** Every moment, of which there is one at least, and those between which the incident ran. */
  readonly moments: readonly Instant[];
  readonly core: readonly [begin: Instant, end: Instant];
}

/** Lays out an axis. What comes long before or after the incident, such as a closing days later, does not press it together. */
export function timeAxis({ zone, left, right, moments, core }: AxisRequest): TimeAxis {
  const [first, last] = bounds(moments);
  const reach = NEAR * Math.max(core[1] - core[0], minute);
  const near = moments.filter((at) => at >= core[0] - reach && at <= core[1] + reach);
  const [nearFirst, nearLast] = bounds(near.length === 0 ? moments : near);
  const [isEarlier, isLater] = [first < nearFirst, last > nearLast];
  // Something has to lie between the ends of an axis.
  const end = nearLast - nearFirst < minute ? instant(nearFirst + minute) : nearLast;
  const scaled = [left + (isEarlier ? BEYOND : 0), right - (isLater ? BEYOND : 0)] as const;
  const scale = scaleLinear()
    .domain([...(isEarlier ? [first] : []), nearFirst, end, ...(isLater ? [last] : [])])
    .range([...(isEarlier ? [left] : []), ...scaled, ...(isLater ? [right] : [])])
    .clamp(true);
  const x = (at: Instant): number => Math.round(scale(at) * 10) / 10;
  const severalDays = date(first, zone) !== date(last, zone);
  const ticks = ticksBetween(nearFirst, end, zone, Math.floor((scaled[1] - scaled[0]) / TICK));
  const changes = changesBetween(nearFirst, end, zone);
  return {
    ...{ zone, left, right, begin: first, end: last, scaled, severalDays, x },
    ticks: ticks.map((tick) => ({ ...tick, x: x(tick.at) })),
    changes: changes.map((at) => ({
      x: x(at),
      label: `clocks change: ${timeName(instant(at - minute), zone)} → ${timeName(at, zone)}`,
    })),
  };
}

/** A moment as a label names it: `15:05`, `7 Nov 15:05` where there are several days. */
export function momentLabel(at: Instant, { zone, severalDays }: TimeAxis): string {
  const time = clockTime(at, zone);
  return severalDays ? `${dayLabel(at, zone)} ${time}` : time;
}

/** `7 Nov`. */
export function dayLabel(at: Instant, zone: Zone, form = 'd MMM'): string {
  return format(new TZDate(toMillis(at), zone), form);
}

/** The first and the last of some moments, of which there is one at least. */
export function bounds(moments: readonly Instant[]): readonly [Instant, Instant] {
  let [first, last] = [moments[0] ?? instant(0), moments[0] ?? instant(0)];
  for (const at of moments) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return [first, last];
}

const lengths = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hour),
  ...[1, 2, 7, 14, 28, 91, 365, 1826, 18262].map((days) => days * day),
];

/** At most so many times, by what clocks show: full minutes, hours or days there. */
function ticksBetween(begin: Instant, end: Instant, zone: Zone, most: number): readonly Omit<Tick, 'x'>[] {
  const step = lengths.find((length) => (end - begin) / length <= Math.max(most, 1)) ?? 100 * 365 * day;
  const ticks: Omit<Tick, 'x'>[] = [];
  let at = nextAt(instant(begin - 1), step, zone);
  while (at <= end && ticks.length <= most + 2) {
    const isDay = (at + offsetAt(at, zone) * minute) % day === 0;
    const label =
      step < day ? clockTime(at, zone) : dayLabel(at, zone, step < 365 * day ? 'd MMM' : 'MMM yyyy');
    ticks.push({ at, label, isDay });
    at = nextAt(at, step, zone);
  }
  return ticks;
}

/** The first instant after another at which clocks show a full step. */
function nextAt(after: Instant, step: number, zone: Zone): Instant {
  const shown = after + Math.round(offsetAt(after, zone) * minute);
  for (let wall = (Math.floor(shown / step) + 1) * step; ; wall += step) {
    const near = instant(wall - Math.round(offsetAt(after, zone) * minute));
    const found = instant(wall - Math.round(offsetAt(near, zone) * minute));
    if (found > after) return found;
  }
}

function changesBetween(begin: Instant, end: Instant, zone: Zone): readonly Instant[] {
  const found: Instant[] = [];
  const step = Math.max(12 * hour, (end - begin) / 400);
  for (let at: number = begin; at < end && found.length < MAX_CHANGES; at += step) {
    const [from, to] = [instant(Math.round(at)), instant(Math.min(Math.round(at + step), end))];
    if (offsetAt(from, zone) !== offsetAt(to, zone)) found.push(changeBetween(from, to, zone));
  }
  return found;
}

function changeBetween(from: Instant, to: Instant, zone: Zone): Instant {
  const before = offsetAt(from, zone);
  let [same, changed] = [Math.floor(from / minute), Math.ceil(to / minute)];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(instant(middle * minute), zone) === before) same = middle;
    else changed = middle;
  }
  return instant(changed * minute);
}
