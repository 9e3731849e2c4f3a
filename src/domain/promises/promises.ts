import { groupBy } from '../incident/group-by';
import type { Incident } from '../incident/incident';
import { occurredAt, type Recorded } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import { saidStatus } from '../incident/status-now';
import { escalationsOf } from '../ledger/escalation';
import { followUpsOf } from '../ledger/follow-up';
import type { PersonId } from '../person';
import { reviewOf } from '../review/review';
import { lead } from '../role';
import type { Instant } from '../time/instant';
import { minutesBetween } from '../time/span';
import { isOwed } from './owed-task';
import { type PromiseKey, type PromiseKind, readPromiseKey } from './promise-key';

/** What became of a promise. `over`: there is nothing left to keep, and nobody kept it. */
export type PromiseState =
  | { readonly type: 'owed' }
  | {
      readonly type: 'kept';
      /** Missing where marks made it so. */
      readonly at?: Instant;
      readonly by?: PersonId;
      /** The position of the fact that kept it, where one fact did. */
      readonly fact?: number;
    }
  | { readonly type: 'dropped'; readonly by?: PersonId }
  | { readonly type: 'over' };

/** Something that somebody owes by a time. */
export interface OwedPromise extends PromiseKey {
  readonly key: string;
  /** By when, as was said last. */
  readonly due: Instant;
  /** Every time by which it was to be kept, in the order in which they were said. */
  readonly dues: readonly Recorded<'promised'>[];
  /** The messages in which it was asked for. */
  readonly asked: readonly Pick<Recorded<'promise-asked'>, 'due' | 'source' | 'beside'>[];
  readonly state: PromiseState;
}

/** Every promise that was made, in the order in which they were. */
export const promisesOf = perIncident((incident): readonly OwedPromise[] => {
  const made = groupBy(factsOf(incident, 'promised'), ({ promise }) => promise);
  const asked = groupBy(factsOf(incident, 'promise-asked'), ({ promise }) => promise);
  const dropped = groupBy(factsOf(incident, 'promise-dropped'), ({ promise }) => promise);
  const promises = [...made].flatMap(([key, dues]) => {
    const read = readPromiseKey(key);
    const last = dues.at(-1);
    if (read === undefined || last === undefined) return [];
    const state = stateOf(incident, read, { last, drop: dropped.get(key)?.at(-1) });
    return [{ ...read, key, due: last.due, dues, asked: asked.get(key) ?? [], state }];
  });
  // Only the last one that was promised of a kind is owed.
  const next = new Map<PromiseKind, OwedPromise>();
  return promises
    .reverse()
    .map((promise) => {
      const later = isOfSeveral(promise) ? undefined : next.get(promise.kind);
      next.set(promise.kind, promise);
      return later === undefined ? promise : { ...promise, state: superseded(promise.state, later) };
    })
    .reverse();
});

function stateOf(
  incident: Incident,
  key: PromiseKey,
  { last, drop }: { last: Recorded<'promised'>; drop: Recorded<'promise-dropped'> | undefined },
): PromiseState {
  const outcome = outcomes[key.kind](incident, key.of);
  if (outcome !== undefined) return outcome;
  if (drop === undefined || drop.seq < last.seq) return { type: 'owed' };
  return { type: 'dropped', ...(drop.by !== undefined && { by: drop.by }) };
}

/** Of escalations, tasks and reviews each is seen to by itself. */
function isOfSeveral({ kind }: PromiseKey): boolean {
  return kind === 'acknowledgement' || kind === 'task' || kind === 'review';
}

/** What another one took the place of was kept before, or never. */
function superseded(state: PromiseState, next: Pick<OwedPromise, 'dues'>): PromiseState {
  if (state.type === 'dropped') return state;
  const isKept = state.type === 'kept' && (state.fact ?? 0) < (next.dues[0]?.seq ?? 0);
  return isKept ? state : { type: 'over' };
}

/** The promises that somebody still owes, the next one due first. */
export function standingPromises(incident: Incident): readonly OwedPromise[] {
  return promisesOf(incident)
    .filter(({ state }) => state.type === 'owed')
    .sort((one, other) => one.due - other.due);
}

/** By when each update was promised that came later than that, by the position of its fact in the log. */
export const lateUpdates = perIncident((incident): ReadonlyMap<number, Instant> => {
  const late = promisesOf(incident).flatMap(({ kind, due, state }): readonly [number, Instant][] => {
    if (kind !== 'next update' || state.type !== 'kept') return [];
    if (state.fact === undefined || state.at === undefined) return [];
    return minutesBetween(due, state.at) > 0 ? [[state.fact, due]] : [];
  });
  return new Map(late);
});

/** The promise of a key. */
export function promiseOf(incident: Incident, key: string): OwedPromise | undefined {
  return promisesOf(incident).find((promise) => promise.key === key);
}

/** Whether people work against an impact that lasts, and are heard from as long as they do. */
export function isImpactLasting({ status }: Incident): boolean {
  return status === 'investigating' || status === 'identified';
}

/** What became of a promise by what was recorded; undefined while it is to be kept. */
const outcomes: Readonly<Record<PromiseKind, (incident: Incident, of: number) => PromiseState | undefined>> =
  {
    'next update': (incident, of) => {
      const update = factsOf(incident, 'updated').find(({ seq }) => seq > of);
      if (update !== undefined) return keptBy(update);
      const isWithdrawn = incident.withdrawn[of] !== undefined;
      return isWithdrawn || isOver(incident) ? { type: 'over' } : undefined;
    },
    acknowledgement: (incident, number) => {
      const escalation = escalationsOf(incident).find((each) => each.number === number);
      const { acknowledged } = escalation ?? {};
      if (acknowledged !== undefined) return keptBy(acknowledged);
      const isAsked = escalation !== undefined && escalation.to.length > 0;
      return !isAsked || isOver(incident) ? { type: 'over' } : undefined;
    },
    lead: (incident) => {
      const taken = factsOf(incident, 'role-taken').find(({ role }) => role === lead);
      if (taken !== undefined) return keptBy(taken);
      return isOver(incident) ? { type: 'over' } : undefined;
    },
    task: (incident, number) => {
      const task = followUpsOf(incident).find((each) => each.number === number);
      const { settled } = task ?? {};
      const by = settled?.by !== undefined && { by: settled.by };
      if (settled?.kind === 'dropped') return { type: 'dropped', ...by };
      if (settled !== undefined) return { type: 'kept', at: settled.at, ...by };
      return task === undefined || !isOwed(task) || incident.status === 'canceled'
        ? { type: 'over' }
        : undefined;
    },
    silence: (incident, of) => {
      const update = factsOf(incident, 'updated').find(({ seq }) => seq > of);
      if (update !== undefined) return keptBy(update);
      return isImpactLasting(incident) ? undefined : { type: 'over' };
    },
    resolution: (incident) =>
      incident.status === 'monitoring'
        ? undefined
        : (closedBy(incident) ?? resolvedBy(incident) ?? { type: 'over' }),
    closing: (incident) =>
      incident.status === 'resolved' ? undefined : (closedBy(incident) ?? { type: 'over' }),
    review: (incident, number) => {
      const { outcome } = reviewOf(incident).requests.find((each) => each.number === number) ?? {};
      if (outcome?.type === 'given') return keptBy(outcome.given);
      // What is not needed was dropped, which is said by whom.
      return outcome === undefined || outcome.type === 'not needed' ? undefined : { type: 'over' };
    },
    publication: (incident, of) => {
      if (incident.closed?.seq !== of) return { type: 'over' };
      const asked = firstAfter(factsOf(incident, 'review-asked'), of);
      const published = firstAfter(factsOf(incident, 'published'), of);
      const [first] = [asked, published].flatMap((each) => each ?? []).sort((a, b) => a.seq - b.seq);
      return first && keptBy(first);
    },
  };

function firstAfter<F extends { readonly seq: number }>(facts: readonly F[], seq: number): F | undefined {
  return facts.find((each) => each.seq > seq);
}

function keptBy(fact: {
  readonly seq: number;
  readonly occurredAt?: Instant;
  readonly recordedAt: Instant;
  readonly by?: PersonId;
}): PromiseState {
  return {
    type: 'kept',
    at: occurredAt(fact),
    fact: fact.seq,
    ...(fact.by !== undefined && { by: fact.by }),
  };
}

/** Whether nobody waits for news, or for help, any more. */
export function isOver({ status }: Incident): boolean {
  return status === 'resolved' || status === 'closed' || status === 'canceled';
}

function closedBy({ closed }: Incident): PromiseState | undefined {
  return closed && { type: 'kept', at: closed.at, ...(closed.by !== undefined && { by: closed.by }) };
}

function resolvedBy(incident: Incident): PromiseState | undefined {
  if (incident.status !== 'resolved') return undefined;
  const said = saidStatus(incident);
  return { type: 'kept', ...(said.status === 'resolved' && { at: said.at }) };
}
