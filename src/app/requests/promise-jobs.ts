import type { Incident } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import { isAskedTogether, readPromiseKey } from '../../domain/promises/promise-key';
import { promisesOf } from '../../domain/promises/promises';
import type { JobRequest } from '../job';
import { callsRetold } from './escalation-jobs';

/** Asks for what was promised, once that is due. */
export function remindJob({ promise, due }: Recorded<'promised'>): JobRequest {
  const kind = readPromiseKey(promise)?.kind;
  // One after the other, so that the first takes along what else is due below the card.
  const isTogether = kind !== undefined && isAskedTogether(kind);
  return { kind: 'remind', payload: { promise, due }, due, ...(isTogether && { lane: 'remind' }) };
}

/** The messages that asked for something or call somebody, where that is not as it was any more. */
export function remindersRedrawn(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const calls = callsRetold(after, before);
  if (before === undefined || factsOf(after, 'promise-asked').length === 0) return calls;
  const known = new Map(promisesOf(before).map((promise) => [promise.key, promise]));
  const redrawn = promisesOf(after)
    .filter(({ key, due, state, asked }) => {
      const last = known.get(key);
      return asked.length > 0 && (last?.state.type !== state.type || last.due !== due);
    })
    .map(
      ({ key }): JobRequest => ({
        kind: 'redraw-reminder',
        payload: { promise: key },
        mergeKey: `reminder:${key}`,
      }),
    );
  return [...calls, ...redrawn];
}
