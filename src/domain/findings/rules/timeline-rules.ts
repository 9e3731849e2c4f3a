import { say, slash } from '../../../sentence';
import type { Entry } from '../../entry';
import type { Incident } from '../../incident/incident';
import { impactOf } from '../../milestones/impact';
import { formatInstant, formatInstantBeside } from '../../time/format-instant';
import { type Instant, later } from '../../time/instant';
import { minutesBetween } from '../../time/span';
import { clock, wallTime } from '../../time/zone';
import { timelineOf } from '../../timeline/timeline';
import type { Rule } from '../finding';
import { listed, verb } from '../listed';
import { proseOf } from '../words/prose';
import { sentencesIn } from '../words/sentences';

/** For so many minutes nobody need say anything while impact lasts. */
const MAX_SILENCE = 45;
/** So many sentences an entry may have. */
const MAX_SENTENCES = 2;
/** Of fewer backdated times nothing follows. */
const MIN_BACKDATED = 5;
/** Such a share of them on five-minute marks is no chance. */
const ROUND_SHARE = 0.8;

interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

const silence: Rule = {
  id: 'T07',
  kind: 'D',
  severity: 'warn',
  ifMild: 'nothing',
  place: 'Timeline',
  finds: 'More than 45 minutes without an entry while impact lasted',
  find: (incident) => {
    const gaps = gapsOf(incident);
    const [first] = gaps;
    if (first === undefined) return [];
    const { zone } = incident;
    const names = gaps.map(({ from, to }) => {
      const [start, end] = [formatInstant(from, zone), formatInstantBeside(to, from, zone)];
      return `from ${start} to ${end} (${minutesBetween(from, to)} min)`;
    });
    const inBetween = clock(later(first.from, Math.floor((first.to - first.from) / 2)), zone);
    return [
      {
        sentence: say`Impact lasted, and nothing is on record ${listed(names, 4)}. Type ${slash(`note ${inBetween} <text>`)} with what was tried then, or mark the messages of that time.`,
      },
    ];
  },
};

/** The stretches of impact in which nothing is on record for too long; both entries and windows are in the order of time. */
function gapsOf(incident: Incident): readonly Gap[] {
  const times = timelineOf(incident).map(({ occurredAt }) => occurredAt);
  const gaps: Gap[] = [];
  let next = 0;
  for (const { start, end } of impactOf(incident).windows) {
    if (end === undefined) continue;
    let from = start.at;
    for (; next < times.length; next += 1) {
      const at = times[next] ?? end.at;
      if (at > end.at) break;
      if (at < from) continue;
      if (minutesBetween(from, at) > MAX_SILENCE) gaps.push({ from, to: at });
      from = at;
    }
    if (minutesBetween(from, end.at) > MAX_SILENCE) gaps.push({ from, to: end.at });
  }
  return gaps;
}

const longEntry: Rule = {
  id: 'T09',
  kind: 'H',
  severity: 'warn',
  ifMild: 'nothing',
  place: 'Timeline',
  finds: 'An entry of more than two sentences',
  find: (incident) => {
    const long = timelineOf(incident).filter(
      (entry) =>
        isSaidByPerson(entry) && !isUpdate(entry) && sentencesIn(proseOf(entry.text)) > MAX_SENTENCES,
    );
    if (long.length === 0) return [];
    const names = listed(long.map(({ occurredAt }) => formatInstant(occurredAt, incident.zone)));
    const sentence = say`${verb(long, 'The entry', 'The entries')} of ${names} ${verb(long, 'has', 'have')} more than two sentences. Type ${slash('timeline')}, press “Change an entry” and leave what somebody has to know.`;
    const [only] = long;
    const form = long.length === 1 && only !== undefined ? entryForm(only, incident) : undefined;
    return [{ sentence, mends: [form ?? { type: 'entries' }] }];
  },
};

/** What stakeholders were told is as long as they needed it. */
function isUpdate({ about }: Entry): boolean {
  return about.some(({ type }) => type === 'update');
}

function entryForm({ key, occurredAt }: Entry, { zone }: Incident) {
  return { type: 'entry', key, name: `the entry of ${clock(occurredAt, zone)}` } as const;
}

/** Whether a person said it; what a program posts is as long as that makes it. */
export function isSaidByPerson({ author }: Entry): boolean {
  return author !== undefined && 'person' in author;
}

const outOfTime: Rule = {
  id: 'T10',
  kind: 'D',
  severity: 'error',
  place: 'Timeline',
  finds:
    'An entry of a time that had not come when it was recorded; a remark where it is before the triggering change or after closing',
  find: (incident, times) => {
    const { zone } = incident;
    const ahead = timelineOf(incident).filter((entry) => isAhead(entry, incident));
    const [change, closed] = [times['triggering change'], times.closed];
    const notes = timelineOf(incident).filter(isNote);
    const before =
      change === undefined || change.isApproximate
        ? []
        : notes.filter(({ occurredAt }) => minutesBetween(occurredAt, change.at) > 0);
    const after =
      closed === undefined ? [] : notes.filter(({ occurredAt }) => minutesBetween(closed.at, occurredAt) > 0);
    const named = (entries: readonly Entry[]): string =>
      `${verb(entries, 'The entry', 'The entries')} of ${listed(entries.map(({ occurredAt }) => formatInstant(occurredAt, zone)))}`;
    const mends = [{ type: 'entries' }] as const;
    const mend = say`Type ${slash('timeline')}, press “Change an entry” and correct it.`;
    return [
      ...(ahead.length === 0
        ? []
        : [
            {
              sentence: say`${named(ahead)} ${verb(ahead, 'lies', 'lie')} behind the moment of recording. ${mend}`,
              mends,
            },
          ]),
      ...(before.length === 0
        ? []
        : [
            {
              severity: 'info' as const,
              sentence: say`${named(before)} ${verb(before, 'comes', 'come')} before the triggering change. If one is meant for later, change it. ${mend}`,
              mends,
            },
          ]),
      ...(after.length === 0
        ? []
        : [
            {
              severity: 'info' as const,
              sentence: say`${named(after)} ${verb(after, 'comes', 'come')} after the closing. If one is no part of the incident, withdraw it. ${mend}`,
              mends,
            },
          ]),
    ];
  },
};

/** A time that was corrected is one that had passed: the form refuses any other. */
function isAhead({ key, occurredAt, recordedAt }: Entry, { corrections }: Incident): boolean {
  const isTyped = key.startsWith('#') || key.startsWith('time:');
  return isTyped && corrections[key] === undefined && minutesBetween(recordedAt, occurredAt) > 1;
}

/** What people note; what the bot records of closing, roles, updates and tasks may come at any time. */
function isNote({ about, milestones }: Entry): boolean {
  return milestones.length === 0 && about.length > 0 && about.every(({ type }) => type === 'note');
}

const recalled: Rule = {
  id: 'T06',
  kind: 'D',
  severity: 'info',
  ifMild: 'nothing',
  place: 'Timeline',
  finds: 'Four of five backdated times are on five-minute marks: recalled, not recorded',
  find: (incident) => {
    const backdated = timelineOf(incident).filter(isBackdated);
    const round = backdated.filter(({ occurredAt }) => wallTime(occurredAt, incident.zone).minute % 5 === 0);
    if (backdated.length < MIN_BACKDATED || round.length < backdated.length * ROUND_SHARE) return [];
    return [
      {
        sentence: say`${round.length} of the ${backdated.length} times that were given afterwards are on five-minute marks, as times are that somebody recalls. Look them up in graphs and logs; ${slash('timeline')} shows them, and “Change an entry” there corrects them.`,
        mends: [{ type: 'entries' }],
      },
    ];
  },
};

/** Whether somebody gave its time later; one that is said to be about then claims nothing. */
function isBackdated({ key, occurredAt, recordedAt, isApproximate }: Entry): boolean {
  const isTyped = key.startsWith('#') || key.startsWith('time:');
  return isTyped && !isApproximate && minutesBetween(occurredAt, recordedAt) > 1;
}

/** What the lines of the timeline lack. */
export const timelineRules: readonly Rule[] = [silence, longEntry, outOfTime, recalled];
