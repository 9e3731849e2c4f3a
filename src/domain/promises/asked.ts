import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { followUpsOf } from '../ledger/follow-up';
import { type Source, sourceKey } from '../source';
import type { Instant } from '../time/instant';
import { isOwed } from './owed-task';
import { type OwedPromise, promiseOf } from './promises';
import { nextTaskReminder } from './task-reminders';

/** A promise that a message asked for, by the time by which it was due. */
export type AskedFor = Omit<Extract<Fact, { type: 'promise-asked' }>, 'type'>;

/** What is asked for as of a time by which it is due, where nobody was asked for it yet. */
export function unasked(incident: Incident, key: string, due: Instant): OwedPromise | undefined {
  const promise = promiseOf(incident, key);
  if (promise?.state.type !== 'owed' || promise.due !== due) return undefined;
  return promise.asked.some((each) => each.due === due) ? undefined : promise;
}

/** Everything that a message asked for of an incident, in the order in which it did. */
export function askedIn(incident: Incident, source: Source): readonly AskedFor[] {
  const key = sourceKey(source);
  return factsOf(incident, 'promise-asked').filter((each) => sourceKey(each.source) === key);
}

/**
 * Records in which message a promise was asked for. A task is asked for again at its next time, and a word in a silent channel
 * once it may be due `again`.
 */
export function promiseWasAsked(
  incident: Incident,
  { again, ...asked }: AskedFor & { readonly again?: Instant },
  now: Instant,
): readonly Fact[] {
  const promise = promiseOf(incident, asked.promise);
  if (promise === undefined || promise.asked.some(({ due }) => due === asked.due)) return [];
  const isSilence = promise.kind === 'silence' && promise.state.type === 'owed';
  const next = isSilence ? again : nextOfTask(incident, promise, now);
  return [
    { type: 'promise-asked', ...asked },
    ...(next === undefined ? [] : [{ type: 'promised', promise: asked.promise, due: next } as const]),
  ];
}

/** Whether a task is asked for no more after an instant. */
export function isLastReminder(incident: Incident, key: string, now: Instant): boolean {
  const promise = promiseOf(incident, key);
  return promise?.kind === 'task' && nextOfTask(incident, promise, now) === undefined;
}

function nextOfTask(incident: Incident, { kind, of }: OwedPromise, now: Instant): Instant | undefined {
  const task = followUpsOf(incident).find(({ number }) => kind === 'task' && number === of);
  return task !== undefined && isOwed(task) ? nextTaskReminder(task.due, incident.zone, now) : undefined;
}
