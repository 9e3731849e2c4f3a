import type { Entry } from '../../domain/entry';
import { plain } from '../../domain/text/wording';
import { type Instant, instant, later, minute, second } from '../../domain/time/instant';
import { clock, date, offsetAt, utc, type Zone } from '../../domain/time/zone';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { aboutSign, clockTime, moment, timeName, zoneName } from './moment';
import { type SaidBy, type SaidParts, said, saidBy, saidInParts } from './said-by';
import { inLine, type LineWords } from './supporting-material';
import { type Tag, tagsOf } from './tags';

/** A bullet of the timeline. */
export interface TimelineLine extends LineWords {
  /** `15:05`, or `15:05:12` where another line stands in the same minute, `≈15:05` where it is approximate. */
  readonly time: string;
  /** What it is besides its words. */
  readonly tags: readonly Tag[];
  /** Whether a milestone was reached with it. */
  readonly isMilestone: boolean;
  /** Who said or did it. */
  readonly by: SaidBy | null;
  /** Whoever marked the message of a program; where a person speaks for themselves, who marked it matters little. */
  readonly markers: readonly string[];
  /** Whether nothing happened in the chat at that time: somebody gave the time of a milestone. */
  readonly isGivenTime: boolean;
  /** What it said before it was edited, where the settings say that this is shown. */
  readonly firstWording: Markdown | null;
  /** Whether its message was deleted since. */
  readonly isDeleted: boolean;
  /** Whether it had happened by then, and nobody knows when. */
  readonly isAtLatest: boolean;
}

/** The day of a timeline. */
export interface TimelineDay {
  /** `2023-11-08`. */
  readonly date: string;
  /** `Wednesday`. */
  readonly weekday: string;
  /** What happened on that day, in order. */
  readonly lines: readonly TimelineLine[];
}

/** Where clocks change within the timeline. */
export interface ClockChange {
  /** `2024-10-27`. */
  readonly date: string;
  /** What clocks would have shown: `03:00`. */
  readonly from: string;
  /** What they show instead: `02:00`. */
  readonly to: string;
  /** What the time is called from then on: `CET, UTC+01:00`. */
  readonly name: string;
}

/** What stakeholders were told. */
export interface UpdateView extends SaidParts {
  /** `15:05`, with the date where the incident spans several days. */
  readonly at: string;
  /** Who told them. */
  readonly by: SaidBy | null;
}

/** The updates for stakeholders, in order. */
export function updatesIn(setting: DraftContext): readonly UpdateView[] {
  return setting.entries
    .filter(({ about }) => about.some(({ type }) => type === 'update'))
    .map((entry) => ({
      at: moment(entry.occurredAt, setting, entry),
      ...saidInParts(entry.text, setting),
      by: saidBy(entry.author, entry.source, setting, entry.forwarded),
    }));
}

/** The timeline by days. */
export interface TimelineSection {
  /** `Africa/Nairobi (EAT, UTC+03:00)`, as it is when the timeline begins. */
  readonly zone: string;
  /** Where clocks change within it; null where they do not. */
  readonly clockChange: ClockChange | null;
  /** Whether it spans several days. */
  readonly severalDays: boolean;
  /** Its days, in order. */
  readonly days: readonly TimelineDay[];
}

/** Everything that happened, in order and by the day on which it happened in the incident's zone. */
export function timelineSection(setting: DraftContext): TimelineSection {
  const { entries, days, incident, severalDays } = setting;
  const { zone } = incident;
  const begin = entries[0]?.occurredAt ?? incident.declaredAt;
  const end = entries.at(-1)?.occurredAt ?? begin;
  const crowded = crowdedMinutes(entries);
  return {
    zone: zoneName(begin, zone),
    clockChange: clockChange(begin, end, zone),
    severalDays,
    days: [...days].map(([day, itsEntries]) => ({
      date: day,
      weekday: weekday(day),
      lines: itsEntries.map((entry) => lineOf(entry, setting, crowded)),
    })),
  };
}

function lineOf(entry: Entry, setting: DraftContext, crowded: ReadonlySet<number>): TimelineLine {
  const declared = entry.about.find((about) => about.type === 'declared');
  const isByPerson = entry.author !== undefined && 'person' in entry.author;
  const isGivenTime = entry.about.some((about) => about.type === 'typed milestone');
  return {
    time: `${aboutSign(entry)}${clockTime(entry.occurredAt, setting.incident.zone, { seconds: needsSeconds(entry, crowded) })}`,
    tags: tagsOf(entry, setting),
    isMilestone: entry.milestones.length > 0,
    ...inLine(declared === undefined ? entry.text : plain(declared.title), entry.key, setting),
    by: isGivenTime ? givers(entry, setting) : saidBy(entry.author, entry.source, setting, entry.forwarded),
    markers: isByPerson ? [] : entry.recorders.map(setting.context.nameOf),
    isGivenTime,
    firstWording: entry.firstWording === undefined ? null : said(entry.firstWording, setting),
    isDeleted: entry.isDeleted,
    isAtLatest: entry.isAtLatest === true,
  };
}

/** Everybody who gave one of the times that share a line. */
function givers({ recorders }: Entry, { context }: DraftContext): SaidBy {
  const names = new Intl.ListFormat('en-GB').format(recorders.map(context.nameOf));
  return { name: names, link: null, forwarded: null, forwards: null };
}

/** The minutes in which lines stand that seconds tell apart. */
function crowdedMinutes(entries: readonly Entry[]): ReadonlySet<number> {
  const first = new Map<number, number>();
  const crowded = new Set<number>();
  for (const { occurredAt } of entries) {
    const own = Math.floor(occurredAt / second);
    const itsMinute = Math.floor(own / 60);
    const other = first.get(itsMinute);
    if (other === undefined) first.set(itsMinute, own);
    else if (other !== own) crowded.add(itsMinute);
  }
  return crowded;
}

/**
 * Seconds tell lines of one minute apart. A line on the full minute goes without: what people type has no seconds,
 * and `15:00` before `15:00:12` leaves no doubt.
 */
function needsSeconds({ occurredAt }: Entry, crowded: ReadonlySet<number>): boolean {
  const isOnTheMinute = (Math.floor(occurredAt / second) * second) % minute === 0;
  return !isOnTheMinute && crowded.has(Math.floor(occurredAt / minute));
}

function clockChange(begin: Instant, end: Instant, zone: Zone): ClockChange | null {
  const before = offsetAt(begin, zone);
  if (offsetAt(end, zone) === before) return null;
  let [same, changed] = [Math.floor(begin / minute), Math.ceil(end / minute)];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(instant(middle * minute), zone) === before) same = middle;
    else changed = middle;
  }
  const at = instant(changed * minute);
  const from = clock(later(at, before * minute), utc);
  return { date: date(at, zone), from, to: clock(at, zone), name: timeName(at, zone) };
}

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

function weekday(day: string): string {
  return weekdays.format(new Date(`${day}T00:00:00Z`));
}
