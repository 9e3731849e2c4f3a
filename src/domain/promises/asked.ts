import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { followUpsOf } from '../ledger/follow-up';
import type { Source } from '../source';
import type { Instant } from '../time/instant';
import { isOwed } from './owed-task';
import { promiseOf } from './promises';
import { nextTaskReminder } from './task-reminders';

/**
 * Records in which message a promise was asked for. A task is asked for again at its next time, and a word in a silent channel
 * once it may be due `again`.
 */
export function promiseWasAsked(
  incident: Incident,
  {
    again,
    ...asked
  }: { readonly promise: string; readonly due: Instant; readonly source: Source; readonly again?: Instant },
  now: Instant,
): readonly Fact[] {
  const promise = promiseOf(incident, asked.promise);
  if (promise === undefined || promise.asked.some(({ due }) => due === asked.due)) return [];
  const task = followUpsOf(incident).find(({ number }) => promise.kind === 'task' && number === promise.of);
  const isSilence = promise.kind === 'silence' && promise.state.type === 'owed';
  const next =
    task !== undefined && isOwed(task)
      ? nextTaskReminder(task.due, incident.zone, now)
      : isSilence
        ? again
        : undefined;
  return [
    { type: 'promise-asked', ...asked },
    ...(next === undefined ? [] : [{ type: 'promised', promise: asked.promise, due: next } as const]),
  ];
}
