import { say, slash } from '../../../sentence';
import type { Incident } from '../../incident/incident';
import { perIncident } from '../../incident/per-incident';
import { emojiOf, type MarkKind } from '../../mark-kind';
import { impactOf } from '../../milestones/impact';
import { first, last, markedTimes, type Reached, typedTime } from '../../milestones/reached';
import { type Section, sectionNames } from '../../section';
import { formatInstant, formatInstantBeside } from '../../time/format-instant';
import { type Instant, minute } from '../../time/instant';
import { minutesBetween } from '../../time/span';
import { abbreviation, offsetAt, type Zone } from '../../time/zone';
import type { FindingSeverity, Rule, RuleHit } from '../finding';
import { contradictionOf, durationOffBy, type KnownImpact, SMALL_MINUTES } from '../words/known-impact';
import { proseOf } from '../words/prose';
import { statedDurations, statedWindows } from '../words/stated-impact';

/** The sections in which somebody may state when and for how long there was impact. */
const stating = ['summary', 'impact'] as const satisfies readonly Section[];

/** By so many minutes an approximate time may be off. */
const ABOUT_MINUTES = 15;

const otherWindow: Rule = {
  id: 'S01',
  kind: 'D',
  severity: 'error',
  place: 'Issue summary',
  finds: 'A start or an end set by hand, or written in words, is another than the one on the timeline',
  find: (incident) => [...setOtherwise(incident).map(({ hit }) => hit), ...writtenWindows(incident)],
};

const otherDuration: Rule = {
  id: 'S02',
  kind: 'D',
  severity: 'error',
  place: 'Issue summary',
  finds: 'A stated duration is another than the computed one; a warning up to 5 minutes',
  find: (incident) => [
    ...setOtherwise(incident).map(({ off, isStart }): RuleHit => {
      const sentence = say`The ${isStart ? 'start' : 'end'} set by hand makes the impact ${minutesText(off)} ${isStart ? 'shorter' : 'longer'} than the marks say. Type ${slash('times')} and correct it, or take back the wrong mark.`;
      return { sentence, severity: severityOf(off), mends: [{ type: 'times' }] };
    }),
    ...writtenDurations(incident),
  ],
};

interface SetOtherwise {
  readonly hit: RuleHit;
  readonly isStart: boolean;
  /** In minutes. */
  readonly off: number;
}

/**
 * Where what somebody typed is later than the message that is marked as it: by then it had happened. Earlier it may well have
 * been, since people write of it afterwards. Of several windows nobody can tell which mark is meant.
 */
const setOtherwise = perIncident((incident): readonly SetOtherwise[] => {
  if (impactOf(incident).windows.length > 1) return [];
  return (['impact started', 'resolved'] as const).flatMap((milestone): readonly SetOtherwise[] => {
    const typed = typedTime(incident, milestone);
    const marks = markedTimes(incident, milestone);
    const marked = milestone === 'resolved' ? last(marks) : first(marks);
    if (typed === undefined || marked === undefined || typed.isApproximate || marked.isApproximate) return [];
    const off = minutesBetween(marked.at, typed.at);
    return off > 0
      ? [{ hit: laterThanMark(incident, milestone, typed, marked), isStart: milestone !== 'resolved', off }]
      : [];
  });
});

function laterThanMark({ zone }: Incident, milestone: MarkKind, typed: Reached, marked: Reached): RuleHit {
  const by = formatInstant(typed.at, zone);
  const at = formatInstantBeside(marked.at, typed.at, zone);
  return {
    sentence: say`“${milestone}” was set to ${by} by hand, and the message marked ${emojiOf(milestone)} is of ${at}. Type ${slash('times')} and correct it, or take back the wrong mark.`,
    mends: [{ type: 'times' }],
  };
}

function writtenWindows(incident: Incident): readonly RuleHit[] {
  return contradictingWindows(incident).map(({ section, from, to }): RuleHit => {
    const sentence = say`The ${sectionNames[section]} says from ${clockText(from)} to ${clockText(to)}, and the timeline ${knownText(incident)}. ${mendOf(section)}`;
    return { sentence, mends: [{ type: 'section', section }, { type: 'times' }] };
  });
}

function writtenDurations(incident: Incident): readonly RuleHit[] {
  const known = knownImpact(incident);
  if (known === undefined) return [];
  const hits = stating.flatMap((section): readonly RuleHit[] => {
    const mends = [{ type: 'section', section }, { type: 'times' }] as const;
    const stated = statedDurations(sectionProse(incident, section)).flatMap((each): readonly RuleHit[] => {
      const off = durationOffBy(each, known);
      if (off === 0) return [];
      const sentence = say`The ${sectionNames[section]} says ${minutesText(each.minutes)}, which is ${minutesText(off)} off what the timeline gives. ${mendOf(section)}`;
      return [{ sentence, severity: severityOf(off), mends }];
    });
    return stated;
  });
  const windows = contradictingWindows(incident).filter(({ off }) => off > 0);
  return [
    ...hits,
    ...windows.map(({ section, from, to, off }): RuleHit => {
      const sentence = say`From ${clockText(from)} to ${clockText(to)}, as the ${sectionNames[section]} says, is ${minutesText(off)} off the duration that the timeline gives. ${mendOf(section)}`;
      return {
        sentence,
        severity: severityOf(off),
        mends: [{ type: 'section', section }, { type: 'times' }],
      };
    }),
  ];
}

const contradictingWindows = perIncident((incident) => {
  const known = knownImpact(incident);
  const start = impactOf(incident).windows[0]?.start.at;
  if (known === undefined || start === undefined) return [];
  return stating.flatMap((section) =>
    statedWindows(sectionProse(incident, section)).flatMap((stated) => {
      const shift = shiftOf(stated.zone, start, incident.zone);
      if (shift === undefined) return [];
      const found = contradictionOf({ ...stated, from: stated.from + shift, to: stated.to + shift }, known);
      return found === undefined ? [] : [{ ...found, section }];
    }),
  );
});

/** By how many minutes a clock of the incident differs from the one that is named; undefined where nobody can say. */
function shiftOf(named: string | undefined, at: Instant, zone: Zone): number | undefined {
  if (named === undefined || named === abbreviation(at, zone)) return 0;
  return named === 'UTC' || named === 'GMT' ? offsetAt(at, zone) : undefined;
}

/** What the record says of when there was impact; undefined while an end of it is missing. */
const knownImpact = perIncident((incident): KnownImpact | undefined => {
  const { windows, resolved } = impactOf(incident);
  const [start] = windows;
  const over = windows.flatMap((window) =>
    window.end === undefined ? [] : [{ ...window, end: window.end }],
  );
  if (start === undefined || over.length < windows.length) return undefined;
  const wall = ({ at }: Reached): number => Math.floor(at / minute) + offsetAt(at, incident.zone);
  const lengthTo = (from: Reached, to: Reached | undefined): readonly number[] =>
    to === undefined ? [] : [minutesBetween(from.at, to.at)];
  const endsOf = over.map((window) => [window.end, window.mitigated, window.resolved]);
  const reached = [...endsOf.flat(), ...over.map((window) => window.start), resolved];
  const end = over.at(-1)?.end;
  return {
    windows: over.map((window, index) => ({
      from: wall(window.start),
      ends: (endsOf[index] ?? []).flatMap((each) => (each === undefined ? [] : [wall(each)])),
    })),
    lengths: [
      over.reduce((sum, window) => sum + minutesBetween(window.start.at, window.end.at), 0),
      ...over.flatMap((window, index) =>
        (endsOf[index] ?? []).flatMap((each) => lengthTo(window.start, each)),
      ),
      ...lengthTo(start.start, resolved),
      ...lengthTo(start.start, end),
    ],
    slack: reached.some((each) => each?.isApproximate) ? ABOUT_MINUTES : 0,
  };
});

function knownText(incident: Incident): string {
  const { zone } = incident;
  return impactOf(incident)
    .windows.map(({ start, end, resolved }) => {
      const until = resolved ?? end;
      const to = until === undefined ? '' : ` to ${formatInstantBeside(until.at, start.at, zone)}`;
      return `from ${formatInstant(start.at, zone)}${to}`;
    })
    .slice(0, 3)
    .join(' and ');
}

function mendOf(section: Section) {
  return say`Type ${slash(`postmortem edit ${sectionNames[section]}`)}, or correct the milestones with ${slash('times')}.`;
}

function sectionProse({ written }: Incident, section: Section): string {
  return proseOf(written?.[section] ?? []);
}

function severityOf(off: number): FindingSeverity {
  return off <= SMALL_MINUTES ? 'warn' : 'error';
}

function minutesText(minutes: number): string {
  return `${Math.round(minutes)} min`;
}

/** A minute of the day as a clock shows it: `07:00`. */
function clockText(minutes: number): string {
  const of = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
}

/** What somebody states of the impact that the record gives otherwise. */
export const statedRules: readonly Rule[] = [otherWindow, otherDuration];
