import {
  contradictionOf,
  durationOffBy,
  type KnownImpact,
  SMALL_MINUTES,
} from '../../domain/findings/words/known-impact';
import { withoutQuoted } from '../../domain/findings/words/prose';
import { statedDurations, statedWindows } from '../../domain/findings/words/stated-impact';
import type { LintFinding } from './finding';
import { labelled, leadingMoment, type Moment, minutesFrom, type TimelineLine } from './moments';
import type { Passage } from './outline';

const startLabel =
  /^(?:impact |incident |outage )?(?:start(?:ed)?|began|beginning|from)(?: (?:time|at|of (?:the )?(?:impact|outage|incident)))?$/i;
const endLabel =
  /^(?:impact |incident |outage )?(?:end(?:ed)?|resolved|until|restored)(?: (?:time|at|of (?:the )?(?:impact|outage|incident)))?$/i;

const starts =
  /\b(?:impact (?:started|starts|begins|began)|(?:outage|incident) (?:started|starts|begins|began))\b/i;
const ends =
  /\b(?:resolved|mitigated|restored|recovered|back to normal|(?:fully|all|traffic|everything)(?: \w+)? (?:is |are )?(?:back|up again))\b/i;
/** What is no end although it says so. */
const notYet = /\b(?:not|un|partially|partly|status:|if|until|unless|will|should|assum\w+)\b|\bA\d+\b/i;

/** What a text says of when there was impact, by its labels and by its timeline. */
interface TextImpact {
  readonly start: Moment | undefined;
  readonly end: Moment | undefined;
  readonly timeline: KnownImpact | undefined;
  /** Whether clocks changed in between, so that what they show is an hour more or less than what passed. */
  readonly changesClocks: boolean;
}

/** What start, end, windows and durations contradict: T11, S01, S02, and S05 where there are none. */
export function impactFindings(
  passages: readonly Passage[],
  timeline: readonly TimelineLine[],
  { changesClocks }: { readonly changesClocks: boolean },
): readonly LintFinding[] {
  const said = { start: momentAt(passages, startLabel), end: momentAt(passages, endLabel) };
  const impact: TextImpact = { ...said, timeline: knownFrom(timeline), changesClocks };
  return [
    ...missingEnds(passages, impact),
    ...backwards(impact),
    ...otherEnds(impact),
    ...statedOtherwise(passages, impact),
  ];
}

function momentAt(passages: readonly Passage[], form: RegExp): Moment | undefined {
  const value = labelled(passages, form);
  return value === undefined ? undefined : leadingMoment(value.text, value.line);
}

/** A start and an end may stand behind labels or in the sentences of the summary. */
function missingEnds(passages: readonly Passage[], { start, end }: TextImpact): readonly LintFinding[] {
  const prose = passages.filter(
    ({ parts, isQuote }) =>
      !isQuote && (parts.length === 0 || parts.includes('summary') || parts.includes('impact')),
  );
  const clocks = prose.reduce((sum, { text }) => sum + (text.match(anyClock)?.length ?? 0), 0);
  const labels = [labelled(passages, startLabel), labelled(passages, endLabel)];
  const isTold = labels.every((label) => label === undefined) && clocks >= 2;
  const line = prose.find(({ parts }) => parts.includes('summary'))?.line ?? 1;
  return (['start', 'end'] as const).flatMap((which, index): readonly LintFinding[] => {
    const label = labels[index];
    const isKnown =
      (which === 'start' ? start : end) !== undefined || (label !== undefined && !label.isEmpty);
    if (isKnown || isTold) return [];
    const name = which === 'start' ? 'Start' : 'End';
    const sentence = `The summary does not say when impact ${which === 'start' ? 'started' : 'ended'}. Write a line “${name}: 2026-11-30 14:05 UTC”.`;
    return [{ id: 'S05', severity: 'error', line: label?.line ?? line, sentence }];
  });
}

const anyClock = /(?<![\d:])\d{1,2}(?::\d\d(?!\d)| ?[ap]m\b)/gi;

function backwards({ start, end }: TextImpact): readonly LintFinding[] {
  if (start === undefined || end === undefined || minutesFrom(start, end) >= 0) return [];
  const sentence = `The end, ${clockText(end.minute)}, is before the start, ${clockText(start.minute)}. Correct one of the two.`;
  return [{ id: 'T11', severity: 'error', line: end.line, sentence }];
}

/** What the timeline says of impact, by the lines that name its start and its ends; undefined where it names none. */
function knownFrom(timeline: readonly TimelineLine[]): KnownImpact | undefined {
  const windows: { from: number; ends: number[] }[] = [];
  let isOpen = false;
  let slack = 0;
  const [first] = timeline;
  if (first === undefined) return undefined;
  for (const each of timeline) {
    const at = first.minute + minutesFrom(first, each);
    const isStart = starts.test(each.text) && !/\bA\d+ assumed\b/.test(each.text);
    const isEnd = ends.test(each.text) && !notYet.test(each.text);
    if (isStart && !isOpen) {
      windows.push({ from: at, ends: [] });
      isOpen = true;
    }
    const current = windows.at(-1);
    if (isEnd && current !== undefined) {
      current.ends.push(at);
      isOpen = false;
    }
    if ((isStart || isEnd) && each.isApproximate) slack = 15;
  }
  const begun = windows[0];
  if (begun === undefined || windows.some(({ ends }) => ends.length === 0)) return undefined;
  const lengths = windows.flatMap(({ from, ends }) => ends.map((end) => end - from));
  const last = windows.at(-1)?.ends ?? [];
  const sum = (pick: (ends: readonly number[]) => number): number =>
    windows.reduce((total, { from, ends }) => total + pick(ends) - from, 0);
  return {
    windows,
    lengths: [
      ...lengths,
      ...last.map((end) => end - begun.from),
      sum((ends) => Math.min(...ends)),
      sum((ends) => Math.max(...ends)),
    ],
    slack,
  };
}

/** Labels that say another window than the timeline. */
function otherEnds({ start, end, timeline: shown, changesClocks }: TextImpact): readonly LintFinding[] {
  if (start === undefined || end === undefined || shown === undefined) return [];
  const timeline = changesClocks ? withClockChange(shown) : shown;
  if (start.isApproximate || end.isApproximate || minutesFrom(start, end) < 0) return [];
  const stated = { from: start.minute, to: end.minute, isWhole: true };
  const found = contradictionOf(stated, timeline);
  if (found === undefined) return [];
  const line = start.line;
  const window: LintFinding = {
    ...{ id: 'S01', severity: 'error', line },
    sentence: `The start and end say ${clockText(found.from)} to ${clockText(found.to)}, and the timeline ${knownText(timeline)}. Correct one of the two.`,
  };
  return found.off === 0 ? [window] : [window, lengthFinding(line, found)];
}

function lengthFinding(
  line: number,
  { from, to, off }: { readonly from: number; readonly to: number; readonly off: number },
): LintFinding {
  const sentence = `From ${clockText(from)} to ${clockText(to)} is ${off} min off the duration that the timeline gives. Correct one of the two.`;
  return { id: 'S02', severity: severityOf(off), line, sentence };
}

/** Windows and durations in the sentences of summary and impact, and behind “Duration”. */
function statedOtherwise(passages: readonly Passage[], impact: TextImpact): readonly LintFinding[] {
  const shown = impact.timeline ?? knownFromLabels(impact);
  if (shown === undefined) return [];
  const known = impact.changesClocks ? withClockChange(shown) : shown;
  return passages.flatMap(({ parts, text, line, cells, isQuote }): readonly LintFinding[] => {
    const isMeant = parts.length === 0 || parts.includes('summary') || parts.includes('impact');
    if (!isMeant || isQuote || parts.includes('timeline')) return [];
    const prose = withoutQuoted(cells.length >= 2 ? `${cells[0]?.text}: ${cells[1]?.text}` : text);
    const durations = statedDurations(prose).flatMap((stated): readonly LintFinding[] => {
      const off = durationOffBy(stated, known);
      if (off === 0) return [];
      const sentence = `${Math.round(stated.minutes)} min is ${Math.round(off)} min off the duration that ${impact.timeline === undefined ? 'start and end give' : 'the timeline gives'}. Correct one of the two.`;
      return [{ id: 'S02', severity: severityOf(off), line, sentence }];
    });
    const windows = statedWindows(prose).flatMap((stated): readonly LintFinding[] => {
      const found = contradictionOf(stated, known);
      if (found === undefined) return [];
      const sentence = `From ${clockText(found.from)} to ${clockText(found.to)} is not when ${impact.timeline === undefined ? 'start and end say' : 'the timeline says'} that there was impact: ${knownText(known)}. Correct one of the two.`;
      const window: LintFinding = { id: 'S01', severity: 'error', line, sentence };
      return found.off === 0 ? [window] : [window, lengthFinding(line, found)];
    });
    return [...durations, ...windows];
  });
}

/** Clocks that change by an hour make a duration another one than they show. */
function withClockChange(known: KnownImpact): KnownImpact {
  return { ...known, lengths: known.lengths.flatMap((each) => [each, each - 60, each + 60]) };
}

function knownFromLabels({ start, end }: TextImpact): KnownImpact | undefined {
  if (start === undefined || end === undefined) return undefined;
  const length = minutesFrom(start, end);
  if (length < 0) return undefined;
  const slack = start.isApproximate || end.isApproximate ? 15 : 0;
  return {
    windows: [{ from: start.minute, ends: [start.minute + length] }],
    lengths: [length],
    slack,
  };
}

function knownText({ windows }: KnownImpact): string {
  return windows
    .slice(0, 3)
    .map(({ from, ends }) => `${clockText(from)} to ${clockText(Math.max(...ends))}`)
    .join(' and ');
}

function severityOf(off: number): 'error' | 'warn' {
  return off <= SMALL_MINUTES ? 'warn' : 'error';
}

function clockText(minutes: number): string {
  const of = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
}
