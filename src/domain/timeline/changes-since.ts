import type { Entry } from '../entry';
import type { Incident } from '../incident/incident';
import { assumptionName, assumptionsOf } from '../ledger/assumption';
import { escalationName, escalationsOf } from '../ledger/escalation';
import { followUpName, followUpsOf } from '../ledger/follow-up';
import { holdingsOf } from '../ledger/role';
import { milestones } from '../milestone';
import { impactOf } from '../milestones/impact';
import { timesOf } from '../milestones/times';
import { sectionNames, sections } from '../section';
import { timelineOf } from './timeline';

/**
 * What is different now from what an incident was, in few words each: `3 entries added`, `A2 ruled out`. None holds
 * anybody’s words. Takes time linear in the length of both.
 */
export function changesSince(before: Incident, now: Incident): readonly string[] {
  return [
    ...(before.title === now.title ? [] : ['another title']),
    ...(before.severity === now.severity ? [] : [`severity ${before.severity} → ${now.severity}`]),
    ...(before.status === now.status ? [] : [`status ${now.status}`]),
    ...entryChanges(timelineOf(before), timelineOf(now)),
    ...numbered(assumptionsOf(before), assumptionsOf(now), {
      name: assumptionName,
      state: ({ settled }) => settled?.kind ?? 'open again',
      words: ({ text }) => text,
    }),
    ...numbered(escalationsOf(before), escalationsOf(now), {
      name: escalationName,
      state: ({ acknowledged }) => (acknowledged === undefined ? 'not acknowledged' : 'acknowledged'),
      words: ({ reason }) => reason,
    }),
    ...numbered(followUpsOf(before), followUpsOf(now), {
      name: followUpName,
      state: ({ state }) => (state === 'open' ? 'open again' : state),
      words: ({ text, owner, due }) => [text, owner, due],
    }),
    ...(isSame(holdingsOf(before), holdingsOf(now)) ? [] : ['other roles']),
    ...milestones
      .filter((each) => timesOf(before)[each]?.at !== timesOf(now)[each]?.at)
      .map((each) => `another time for ${each}`),
    ...(isSame(impactOf(before).windows, impactOf(now).windows) ? [] : ['other impact windows']),
    ...(isSame(before.services, now.services) ? [] : ['other services']),
    ...sections
      .filter((each) => !isSame(before.written?.[each], now.written?.[each]))
      .map((each) => `${sectionNames[each]} written`),
  ];
}

function entryChanges(before: readonly Entry[], now: readonly Entry[]): readonly string[] {
  const was = new Map(before.map((entry) => [entry.key, entry]));
  const is = new Set(now.map(({ key }) => key));
  const [added, kept] = [now.filter(({ key }) => !was.has(key)), now.filter(({ key }) => was.has(key))];
  const changed = kept.filter((entry) => !isSame(saidOf(entry), saidOf(was.get(entry.key))));
  const removed = before.filter(({ key }) => !is.has(key));
  return [
    ...counted(added.length, 'added'),
    ...counted(changed.length, 'changed'),
    ...counted(removed.length, 'removed'),
  ];
}

/** What a line tells: what it is about besides is told by its own number. */
function saidOf(entry: Entry | undefined): unknown {
  return [entry?.text, entry?.occurredAt, entry?.isDeleted];
}

function counted(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? 'entry' : 'entries'} ${what}`];
}

/** What became of things that have numbers. */
function numbered<T extends { readonly number: number }>(
  before: readonly T[],
  now: readonly T[],
  told: { name: (each: T) => string; state: (each: T) => string; words: (each: T) => unknown },
): readonly string[] {
  const was = new Map(before.map((each) => [each.number, each]));
  const is = new Set(now.map(({ number }) => number));
  return [
    ...now.flatMap((each) => {
      const earlier = was.get(each.number);
      const name = told.name(each);
      if (earlier === undefined) return [`${name} added`];
      if (told.state(earlier) !== told.state(each)) return [`${name} ${told.state(each)}`];
      return isSame(told.words(earlier), told.words(each)) ? [] : [`${name} worded otherwise`];
    }),
    ...before.filter(({ number }) => !is.has(number)).map((each) => `${told.name(each)} withdrawn`),
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
