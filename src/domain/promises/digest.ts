import type { Incident } from '../incident/incident';
import { occurredAt } from '../incident/incident-event';
import { factAt } from '../incident/kept-facts';
import type { FollowUp } from '../ledger/follow-up';
import { saidAt } from '../source';
import { type Instant, day as oneDay } from '../time/instant';
import { instantsOf, wallTime, type Zone } from '../time/zone';
import { promiseKey } from './promise-key';
import { promiseOf } from './promises';

/** When in the week the open tasks are listed, by the clocks of a zone. */
export interface DigestTime {
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
}

/** When they are listed next, later than an instant. */
export function nextDigest(after: Instant, time: DigestTime, zone: Zone): Instant {
  return found(listings(after, time, zone).find((at) => at > after));
}

/** When they were to be listed last, at an instant or before. */
export function lastDigest(at: Instant, time: DigestTime, zone: Zone): Instant {
  return found(listings(at, time, zone).findLast((each) => each <= at));
}

/** The times of three weeks around an instant. Clocks that skip one show it an hour later. */
function listings(around: Instant, { weekday, hour }: DigestTime, zone: Zone): readonly Instant[] {
  const wall = wallTime(around, zone);
  const today = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  const first = weekday - today.getUTCDay() - 7;
  return [first, first + 7, first + 14].flatMap((days) => {
    const date = new Date(today.getTime() + (days * oneDay) / 1_000);
    const on = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    const at = (shown: number) =>
      instantsOf({ ...on, hour: shown, minute: 0, second: 0, micros: 0 }, zone)[0];
    return at(hour) ?? at((hour + 1) % 24) ?? [];
  });
}

function found(at: Instant | undefined): Instant {
  if (at === undefined) throw new Error('A week has no such time');
  return at;
}

/** Whether somebody was asked for a task of theirs for the last time, and it is still to be done. */
export function isAskedNoMore(incident: Incident, { number }: FollowUp): boolean {
  const promise = promiseOf(incident, promiseKey({ kind: 'task', of: number }));
  return promise?.state.type === 'owed' && promise.asked.some(({ due }) => due === promise.due);
}

/** Since when there is a task. */
export function taskSince(incident: Incident, { seq, source }: FollowUp): Instant {
  if (seq !== undefined) return occurredAt(factAt(incident, seq, 'follow-up-added'));
  return source === undefined ? incident.declaredAt : saidAt(source);
}
