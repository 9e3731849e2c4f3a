import type { Incident } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import { isAskedTogether, readPromiseKey } from '../../domain/promises/promise-key';
import { promisesOf } from '../../domain/promises/promises';
import type { JobRequest } from '../job';

/** Asks for what was promised, once that is due. */
export function remindJob({ promise, due }: Recorded<'promised'>): JobRequest {
  const kind = readPromiseKey(promise)?.kind;
  // One after the other, so that the first takes along what else is due below the card.
  const isTogether = kind !== undefined && isAskedTogether(kind);
  return { kind: 'remind', payload: { promise, due }, due, ...(isTogether && { lane: 'remind' }) };
}

/** The messages that asked for something, where that is not as it was any more. */
export function remindersRedrawn(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  if (before === undefined || factsOf(after, 'promise-asked').length === 0) return [];
  const known = new Map(promisesOf(before).map((promise) => [promise.key, promise]));
  return promisesOf(after)
    .filter(({ key, due, state, asked }) => {
      const last = known.get(key);
      return asked.length > 0 && (last?.state.type !== state.type || last.due !== due);
    })
    .map(({ key }) => ({ kind: 'redraw-reminder', payload: { promise: key }, mergeKey: `reminder:${key}` }));
}
