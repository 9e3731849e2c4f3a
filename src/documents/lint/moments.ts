import { clockDigitsAt, timeOfDay } from '../../domain/time/time-forms';
import { isEmptyAnswer, type Passage } from './outline';
import type { Part } from './parts';

const DAY = 1440;

/** A time that stands in a text. */
export interface Moment {
  readonly line: number;
  /** `2023-11-08`, where that is said of it. */
  readonly day?: string;
  /** The minute of the day. */
  readonly minute: number;
  /** The same with its seconds, as far as they stand there. */
  readonly second: number;
  readonly isApproximate: boolean;
  /** The abbreviation of a zone that stands behind it. */
  readonly zone?: string;
}

/** A line of a timeline. */
export interface TimelineLine extends Moment {
  /** What stands behind the time. */
  readonly text: string;
}

/** A time that no clock shows. */
export interface ImpossibleTime {
  readonly line: number;
  /** Digits, colon and half of the day as they stand there. */
  readonly typed: string;
  readonly instead: string;
}

const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const isoDay = /\b(\d{4})-(\d\d)-(\d\d)\b/;
const namedDay = new RegExp(
  String.raw`\b(?:(\d{1,2})(?:st|nd|rd|th)?\.? (${monthNames})[a-z]*\.?,? (\d{4})|(${monthNames})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))\b`,
  'i',
);

/** The day that a text names with its year; undefined where it names none. */
export function dayIn(text: string): string | undefined {
  const iso = isoDay.exec(text);
  if (iso !== null) return iso[0];
  const named = namedDay.exec(text);
  if (named === null) return undefined;
  const [, day = named[5] ?? '', month = named[4] ?? '', year = named[6] ?? ''] = named;
  const number = monthNames.split('|').indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const lead = /^(?:\[[ x]\]\s*)?[^\p{L}\p{N}]{0,6}?(?<about>[~≈]\s?|(?:about|around|ca\.?) )?(?=\d)/iu;
const leadingDay = new RegExp(
  String.raw`^[^\p{L}\p{N}]{0,3}(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?\.? (?:${monthNames})[a-z]*\.?,? \d{4}|(?:${monthNames})[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?:[ T,]|, at | at )\s?`,
  'iu',
);

/** The time with which a text begins, and the words behind it. */
export function leadingMoment(text: string, line: number): (Moment & { readonly rest: string }) | undefined {
  const dated = leadingDay.exec(text);
  const from = dated?.[0].length ?? 0;
  const opening = lead.exec(text.slice(from, from + 40));
  const start = from + (opening?.[0].length ?? 0);
  const found = clockDigitsAt(text, start);
  if (opening === null || found === undefined) return undefined;
  const time = timeOfDay(found.clock);
  if (time === undefined) return undefined;
  const behind = text.slice(found.end);
  const zone = /^\s?\(?([A-Z]{2,5})\b/.exec(behind)?.[1];
  const day = dated === null ? undefined : dayIn(dated[0]);
  return {
    line,
    minute: time.hour * 60 + time.minute,
    second: (time.hour * 60 + time.minute) * 60 + time.second,
    isApproximate: opening.groups?.about !== undefined,
    ...(day !== undefined && { day }),
    ...(zone !== undefined && { zone }),
    rest: behind,
  };
}

/** The lines of the timeline in the order of the text, each under the day that was named last. */
export function timelineIn(passages: readonly Passage[]): readonly TimelineLine[] {
  const lines: TimelineLine[] = [];
  let day: string | undefined;
  for (const { text, line, isHeading, depth } of linesUnder('timeline', passages)) {
    const found = isHeading ? undefined : leadingMoment(text, line);
    if (found === undefined) {
      day = depth <= 1 ? (dayIn(text) ?? day) : day;
      continue;
    }
    const before = lines.at(-1);
    const isPastMidnight =
      found.day === undefined && before?.day === day && (before?.minute ?? 0) - found.minute > DAY / 2;
    day = found.day ?? (isPastMidnight ? dayAfter(day) : day);
    const { rest, ...moment } = found;
    lines.push({ ...moment, ...(day !== undefined && { day }), text: rest });
  }
  return lines;
}

/** The passages of a part; of a paragraph, where people put a line below the other, each line by itself. */
function linesUnder(part: Part, passages: readonly Passage[]): readonly Passage[] {
  return passages
    .filter(({ parts, isQuote }) => parts.includes(part) && !isQuote)
    .flatMap((passage) => (passage.depth === 0 ? linesOf(passage) : [passage]));
}

function linesOf(passage: Passage): readonly Passage[] {
  if (passage.cells.length > 0) return [passage];
  return passage.text.split('\n').map((text, index) => ({ ...passage, text, line: passage.line + index }));
}

function dayAfter(day: string | undefined): string | undefined {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at + DAY * 60_000).toISOString().slice(0, 10);
}

/** What is said of a label such as “Start”: undefined where the text has no such label. */
export interface Labelled {
  readonly line: number;
  readonly text: string;
  readonly isEmpty: boolean;
}

/** What stands behind the first label that a form knows: `Start: …` in a list, or a row of a table. */
export function labelled(passages: readonly Passage[], form: RegExp): Labelled | undefined {
  for (const { text, cells, line, parts, isHeading } of passages.flatMap(linesOf)) {
    if (isHeading || parts.includes('timeline') || parts.includes('aside')) continue;
    const [label, value] = cells.length >= 2 ? [cells[0]?.text ?? '', cells[1]?.text ?? ''] : split(text);
    if (value !== undefined && form.test(label.trim())) {
      return { line, text: value.trim(), isEmpty: isEmptyAnswer(value) };
    }
  }
  return undefined;
}

function split(text: string): readonly [string, string | undefined] {
  const colon = text.slice(0, 60).indexOf(':');
  return colon < 0 ? [text.slice(0, 60), undefined] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** How far a moment lies behind another, in minutes; of times without days the way round midnight that is shorter. */
export function minutesFrom(a: Moment, b: Moment): number {
  if (a.day !== undefined && b.day !== undefined) {
    const days = (Date.parse(`${b.day}T00:00:00Z`) - Date.parse(`${a.day}T00:00:00Z`)) / (DAY * 60_000);
    if (Number.isFinite(days)) return days * DAY + b.minute - a.minute;
  }
  const off = b.minute - a.minute;
  if (off > DAY / 2) return off - DAY;
  return off < -DAY / 2 ? off + DAY : off;
}

const withHalf = /(?<![\d:.])(\d{1,2})(: ?|\.)(\d\d) ?([ap])\.?m\b\.?/gi;
/** So many of them are named. */
const MAX_IMPOSSIBLE = 20;

/** The times that no clock shows: `21:03 PM`, `1: 55 PM`, and at the start of a line of the timeline `25:10`. */
export function impossibleTimes(passages: readonly Passage[]): readonly ImpossibleTime[] {
  const found: ImpossibleTime[] = [];
  for (const { text, line, parts, isHeading } of passages) {
    if (parts.includes('aside')) continue;
    for (const [typed, hours = '', sign, minutes = '', half = ''] of text.matchAll(withHalf)) {
      const [h, isLoose] = [Number(hours), sign === ': '];
      if (h >= 1 && h <= 12 && !isLoose) continue;
      const plain = h <= 23 && Number(minutes) <= 59;
      const upper = `${half.toUpperCase()}M`;
      const twelve = h >= 1 && h <= 12 ? `${h}:${minutes} ${upper}` : `${hours.padStart(2, '0')}:${minutes}`;
      found.push({ line, typed, instead: plain ? twelve : 'a time from 00:00 to 23:59' });
    }
    const [, wrong] =
      !isHeading && parts.includes('timeline')
        ? (/^[^\p{L}\p{N}]{0,4}(\d\d:\d\d)(?!\d|:|\s?[ap]\.?m)/iu.exec(text) ?? [])
        : [];
    const [h = 0, m = 0] = (wrong ?? '0:0').split(':').map(Number);
    if (wrong !== undefined && (h > 23 || m > 59))
      found.push({ line, typed: wrong, instead: 'a time from 00:00 to 23:59' });
    if (found.length >= MAX_IMPOSSIBLE) break;
  }
  return found.slice(0, MAX_IMPOSSIBLE);
}
