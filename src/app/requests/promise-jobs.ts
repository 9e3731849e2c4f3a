import type { Incident } from '../../domain/incident/incident';
import type { FactType, IncidentEvent, Recorded } from '../../domain/incident/incident-event';
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

/** What may have messages say something else, or be read by somebody else, whatever became of what they asked for. */
const redrawsAll: ReadonlySet<FactType> = new Set([
  'redacted',
  'not-a-secret',
  'entry-changed',
  'channel-converted',
  'made-public',
]);

/** The messages that asked for something or call somebody, where that is not as it was any more. */
export function remindersRedrawn(
  { type }: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const calls = callsRetold(after, before);
  if (before === undefined || factsOf(after, 'promise-asked').length === 0) return calls;
  const known = new Map(promisesOf(before).map((promise) => [promise.key, promise]));
  const redrawn = promisesOf(after)
    .filter(({ key, due, state, asked }) => {
      const last = known.get(key);
      const isAnother = last?.state.type !== state.type || last.due !== due;
      return asked.length > 0 && (isAnother || redrawsAll.has(type));
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
