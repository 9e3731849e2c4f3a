import type { StatedDuration, StatedWindow } from './stated-impact';

const DAY = 1440;
/** A stated duration that is off by no more is a warning, and by more an error. */
export const SMALL_MINUTES = 5;

/** When there was impact, in minutes of wall clocks from one midnight on; both lists are in the order of time. */
export interface KnownImpact {
  readonly windows: readonly {
    readonly from: number;
    /** What may be taken for its end: the mitigation, the resolution. */
    readonly ends: readonly number[];
  }[];
  /** Every duration that may be meant: of one window, of all of them, from the first start to the last end. */
  readonly lengths: readonly number[];
  /** By how many minutes it may be off, where it is known only about. */
  readonly slack: number;
}

/** What a stated window contradicts: its own ends, and by how many minutes it is longer or shorter than what is known. */
export interface WindowContradiction {
  readonly from: number;
  readonly to: number;
  /** By how much its length is off; 0 where only its place is. */
  readonly off: number;
}

/** A stated window that is no window which is known and no part of one; undefined where it may be right. */
export function contradictionOf(stated: StatedWindow, known: KnownImpact): WindowContradiction | undefined {
  const [first] = known.windows;
  const last = known.windows.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const from = nearest(stated.from, first.from);
  const to = stated.to + DAY * Math.ceil((from - stated.to) / DAY);
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= known.slack;
  const starts = known.windows.map((window) => window.from);
  const ends = known.windows.flatMap((window) => window.ends);
  const sameTime = (a: number, b: number): boolean => isNear(nearest(a, b), b);
  if (starts.some((each) => sameTime(stated.from, each)) && ends.some((each) => sameTime(stated.to, each)))
    return undefined;
  const latest = Math.max(...ends);
  const isInside = from >= first.from - known.slack && to <= latest + known.slack;
  if (isInside && !stated.isWhole) return undefined;
  return { from: stated.from, to: stated.to, off: offBy(to - from, known) };
}

/** By how many minutes a stated duration contradicts what is known; 0 where it may be right, or is that of a part. */
export function durationOffBy({ minutes, tolerance, isWhole }: StatedDuration, known: KnownImpact): number {
  const off = offBy(minutes, known);
  if (off <= Math.max(tolerance, known.slack)) return 0;
  const longest = Math.max(...known.lengths);
  return isWhole || minutes > longest ? off : 0;
}

/** How far a number of minutes is from the nearest that may be meant. */
function offBy(minutes: number, { lengths }: KnownImpact): number {
  return Math.min(...lengths.map((each) => Math.abs(each - minutes)));
}

/** The minute of a day that shows the same time and lies nearest to another. */
function nearest(minute: number, other: number): number {
  return minute + DAY * Math.round((other - minute) / DAY);
}
