import { Refusal, refuseAll } from '../../errors';
import { type Sentence, say, slash } from '../../sentence';
import { fold } from '../fold/fold';
import { groupBy } from '../incident/group-by';
import type { Incident } from '../incident/incident';
import { type Fact, stamped } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { type Milestone, type SettableMilestone, settableMilestones } from '../milestone';
import { formatInstant, formatInstantBeside } from '../time/format-instant';
import { type Instant, instant } from '../time/instant';
import { minutesBetween } from '../time/span';
import { type ImpactWindow, impactOf, typedWindowsOf } from './impact';
import { type Times, timesOf, timesOfFirstWindow } from './times';

/** An impact window as somebody types it; without an end while it lasts. */
export interface TypedWindow {
  readonly start: Instant;
  readonly end?: Instant;
  readonly startsAbout?: true;
  readonly endsAbout?: true;
}

/** The times that somebody typed; `undefined` where they emptied the field. */
export type TypedTimes = Readonly<Partial<Record<SettableMilestone, Instant | undefined>>> & {
  /** The impact windows after the first. */
  readonly again?: readonly TypedWindow[] | undefined;
};

/** The field of the impact windows after the first. */
export const AGAIN = 'impact again';

/**
 * Sets milestones to the times a person typed, and takes back those they emptied. Where there are several impact
 * windows, mitigated and resolved are those of the first. Those that are `approximate` were reached about then. Refuses
 * an order that cannot be, and to empty what was never typed, all at once.
 */
export function setTimes(
  incident: Incident,
  typed: TypedTimes,
  approximate: ReadonlySet<SettableMilestone> = new Set(),
): readonly Fact[] {
  refuseIfCanceled(incident);
  const set: Partial<Record<SettableMilestone, Instant>> = {};
  const facts: Fact[] = [];
  const refused: Refusal[] = [];
  for (const milestone of settableMilestones) {
    const at = typed[milestone];
    if (at !== undefined) {
      set[milestone] = at;
      const isApproximate = approximate.has(milestone) && { approximate: true as const };
      facts.push({ type: 'milestone-set', milestone, occurredAt: at, ...isApproximate });
    } else if (milestone in typed) {
      refused.push(...neverTyped(incident, milestone));
      facts.push({ type: 'milestone-cleared', milestone });
    }
  }
  if ('again' in typed) {
    if (typed.again === undefined) refused.push(...windowsNeverTyped(incident));
    facts.push(
      typed.again === undefined
        ? { type: 'impact-windows-cleared' }
        : { type: 'impact-windows-set', windows: typed.again },
    );
  }
  refused.push(...disordersOf(incident, set, timesOfFirstWindow(incident)));
  if (!('again' in typed)) refused.push(...endsAfterNextStart(incident, set));
  if (refused.length === 0) refused.push(...misplacedWindows(incident, facts, typed));
  refuseAll(refused);
  return facts;
}

function neverTyped(incident: Incident, milestone: SettableMilestone): readonly Refusal[] {
  const reached = timesOfFirstWindow(incident)[milestone];
  if (reached === undefined || reached.typed) return [];
  const instead =
    'message' in reached.by
      ? 'It comes from a marked message: take the reaction away there, or type another time.'
      : 'It comes from what was recorded: type another time instead.';
  return [
    new Refusal('time-not-typed', `${capitalized(milestone)} was not typed by hand. ${instead}`, milestone),
  ];
}

function windowsNeverTyped(incident: Incident): readonly Refusal[] {
  if (typedWindowsOf(incident) !== undefined || impactOf(incident).windows.length < 2) return [];
  const instead =
    'They come from marks and from what was recorded. Type none if impact did not come back, or take the reactions away there.';
  return [new Refusal('time-not-typed', `These windows were not typed by hand. ${instead}`, AGAIN)];
}

/** Mitigated and resolved are those of the first window, and so come before impact was back. */
function endsAfterNextStart(incident: Incident, typed: Typed): readonly Refusal[] {
  const again = impactOf(incident).windows[1]?.start.at;
  return (['mitigated', 'resolved'] as const).flatMap((ending) => {
    const at = typed[ending];
    if (again === undefined || at === undefined || minutesBetween(at, again) >= 0) return [];
    const [late, back] = [
      formatInstantBeside(at, again, incident.zone),
      formatInstantBeside(again, at, incident.zone),
    ];
    const sentence = `${capitalized(ending)} (${late}) would come after impact was back (${back}). Type ${back} or earlier, or put when it ended again into “Impact again”.`;
    return [new Refusal('out-of-order', sentence, ending)];
  });
}

/** Impact is back only once it had ended, and ends after it began. Any of the times in the form may be what is wrong. */
function misplacedWindows(incident: Incident, facts: readonly Fact[], typed: TypedTimes): readonly Refusal[] {
  // What is typed holds of everything up to the moment in which it is typed, which is now.
  const recordedAt = instant(Number.MAX_SAFE_INTEGER);
  const after = fold(incident, stamped(facts, incident.seq, { recordedAt }));
  const again = ('again' in typed ? typed.again : typedWindowsOf(incident)?.windows) ?? [];
  const { windows } = impactOf(after);
  const wrong = again.flatMap((window): readonly Sentence[] => {
    const place = windows.findIndex(({ start }) => start.at === window.start);
    return misplaced(incident, window, windows[place - 1]);
  });
  return [...new Set(wrong)].map((sentence) => new Refusal('out-of-order', sentence, AGAIN));
}

function misplaced(
  incident: Incident,
  { start, end }: TypedWindow,
  before: ImpactWindow | undefined,
): readonly Sentence[] {
  const { zone } = incident;
  const from = formatInstant(start, zone);
  if (before === undefined) {
    return [
      `Impact cannot be back at ${from}: it had not started before. Put the first window into “Impact started”, “Mitigated” and “Resolved”.`,
    ];
  }
  if (before.end === undefined) {
    const around = impactOf(incident).windows.find(
      (known) => known.start.at <= start && endOf(known) >= start,
    );
    if (around?.end !== undefined) return [tooEarly(incident, start, around.end.at)];
    return [
      `Nothing says when impact had ended before ${from}. Fill in “Resolved”, or the end of the window before.`,
    ];
  }
  if (before.end.at >= start) return [tooEarly(incident, start, before.end.at)];
  if (end !== undefined && end < start) {
    return [
      `Impact would end (${formatInstantBeside(end, start, zone)}) before it was back (${from}). Type a later end.`,
    ];
  }
  return [];
}

function tooEarly({ zone }: Incident, start: Instant, ended: Instant): Sentence {
  return `Impact would be back (${formatInstant(start, zone)}) before it had ended (${formatInstantBeside(ended, start, zone)}). Type a later time.`;
}

function endOf({ start, end }: ImpactWindow): Instant {
  return end?.at ?? start.at;
}

/** What cannot come after what: `change ≤ impact started ≤ mitigated ≤ resolved ≤ closed`; declared is free. */
const order: readonly (readonly Milestone[])[] = [
  ['triggering change', 'impact started', 'mitigated', 'resolved', 'closed'],
  ['detected', 'acknowledged'],
  ['detected', 'identified'],
];

const ordered = order.flatMap((chain) =>
  chain.flatMap((before, index) => chain.slice(index + 1).map((after) => ({ before, after }))),
);

type Typed = Readonly<Partial<Record<Milestone, Instant>>>;

/** A typed milestone and the one it contradicts, the earlier of the two in their usual order first. */
interface Contradiction {
  readonly before: Milestone;
  readonly start: Instant;
  readonly after: Milestone;
  readonly end: Instant;
}

/**
 * Refuses times that, typed, would contradict each other or what is on record. The same minute is no contradiction,
 * because people type minutes; of several contradictions of a field the widest is named, so that one correction is enough.
 */
export function refuseDisorder(incident: Incident, typed: Typed): void {
  refuseAll(disordersOf(incident, typed, timesOf(incident)));
}

/** What of typed times contradicts each other or what is known, one for each field. */
function disordersOf(incident: Incident, typed: Typed, known: Times): readonly Refusal[] {
  const wrong = ordered.flatMap(({ before, after }): readonly Contradiction[] => {
    if (typed[before] === undefined && typed[after] === undefined) return [];
    const [start, end] = [typed[before] ?? known[before]?.at, typed[after] ?? known[after]?.at];
    if (start === undefined || end === undefined || minutesBetween(start, end) >= 0) return [];
    return [{ before, start, after, end }];
  });
  const widestFirst = wrong.sort((a, b) => a.end - a.start - (b.end - b.start));
  const byField = groupBy(widestFirst, (each) => fieldOf(typed, each));
  return [...byField.values()].flatMap(([widest]) =>
    widest === undefined ? [] : [disorder(incident, typed, widest)],
  );
}

/** Of two typed times that contradict each other it is the later one that is wrong. */
function fieldOf(typed: Typed, { before, after }: Contradiction): Milestone {
  return typed[after] === undefined ? before : after;
}

/** Refuses a fact whose typed time would move the milestone it sets out of order; a fact that sets none is free. */
export function refuseDisorderOf(
  incident: Incident,
  fact: Fact & { readonly occurredAt: Instant },
  milestone: Milestone,
): void {
  const newest = impactOf(incident).windows.at(-1);
  if (newest !== undefined && impactOf(incident).windows.length > 1 && isEnding(milestone)) {
    // A command is about the impact that lasts, or was the last to end.
    const known = { ...timesOf(incident), 'impact started': newest.start };
    refuseAll(disordersOf(incident, { [milestone]: fact.occurredAt }, known));
    return;
  }
  const seq = incident.seq + 1;
  const reached = timesOf(fold(incident, stamped([fact], incident.seq, { recordedAt: fact.occurredAt })))[
    milestone
  ];
  const isSet = reached !== undefined && 'fact' in reached.by && reached.by.fact === seq;
  if (isSet) refuseDisorder(incident, { [milestone]: fact.occurredAt });
}

function disorder(incident: Incident, typed: Typed, { before, start, after, end }: Contradiction): Refusal {
  const field = fieldOf(typed, { before, start, after, end });
  const isLater = field === after;
  const other = isLater ? before : after;
  const first = formatInstantBeside(start, end, incident.zone);
  const second = formatInstantBeside(end, start, incident.zone);
  const wrong = isLater
    ? `${capitalized(after)} (${second}) would come before ${before} (${first}). Type ${first} or later`
    : `${capitalized(before)} (${first}) would come after ${after} (${second}). Type ${second} or earlier`;
  return new Refusal('out-of-order', say`${wrong}${orCorrect(other, typed)}.`, field);
}

/** Closing is no time that a person may set; what stands in the same form is corrected there. */
function orCorrect(other: Milestone, typed: Typed): Sentence {
  if (other === 'closed') return '';
  return typed[other] === undefined
    ? say`, or correct ${other} with ${slash('times')}`
    : `, or correct ${other} as well`;
}

function isEnding(milestone: Milestone): boolean {
  return milestone === 'mitigated' || milestone === 'resolved';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
