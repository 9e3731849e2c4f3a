import { Refusal } from '../../errors';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact, Recorded } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { type Escalation, escalationName, escalationsOf } from '../ledger/escalation';
import { rungAfter } from '../ledger/ladder';
import type { Target } from '../target';
import { hour, type Instant, later, second } from '../time/instant';
import { promiseKey } from './promise-key';
import { isOver, type OwedPromise, promiseOf } from './promises';

/** Whom an escalation calls next, and when, unless somebody answers before. */
export interface NextCall {
  readonly to: readonly Target[];
  readonly at: Instant;
  /** The number of their rung; the first one is 1. */
  readonly rung: number;
}

/** Who is called next; undefined where nobody is, because somebody answered or stopped it, it is over, or all were called. */
export function nextCallOf(incident: Incident, escalation: Escalation): NextCall | undefined {
  const next = rungAfter(escalation);
  const promise = next && answerOwed(incident, escalation);
  if (next === undefined || promise?.state.type !== 'owed') return undefined;
  return { to: next.rung.to, at: promise.due, rung: next.number };
}

/** Who said when that nobody else is called by an escalation, where somebody did and others were left to call. */
export function stoppedBy(
  incident: Incident,
  escalation: Escalation,
): Recorded<'promise-dropped'> | undefined {
  if (rungAfter(escalation) === undefined) return undefined;
  const key = answerKey(escalation);
  return factsOf(incident, 'promise-dropped').find(({ promise, by }) => promise === key && by !== undefined);
}

/** Nobody else is called by an escalation: somebody sees to it otherwise. Whoever was called can still answer. */
export function stopCalling(incident: Incident, number: number): readonly Fact[] {
  refuseIfCanceled(incident);
  const escalation = escalationsOf(incident).find((each) => each.number === number);
  if (escalation !== undefined && nextCallOf(incident, escalation) !== undefined) {
    return [{ type: 'promise-dropped', promise: answerKey(escalation) }];
  }
  throw new Refusal(
    'nobody-to-call',
    `${escalationName({ number })} of ${incidentName(incident)} calls nobody else any more: it was answered or stopped, it is over, or everybody was called.`,
  );
}

/** A call is still waited for so long where it could not be posted: the workspace may be out of reach. */
const LONGEST_DELAY = hour;
/** Every message takes a moment. */
const MOMENT = 10 * second;

/**
 * What follows where an escalation was to be answered by an instant and was not: the next rung is called. It is not while the
 * call of the last one is still on its way.
 */
export function climb(incident: Incident, key: string, due: Instant, now: Instant): readonly Fact[] {
  const promise = promiseOf(incident, key);
  if (promise?.kind !== 'acknowledgement' || promise.due !== due || due > now) return [];
  const escalation = escalationsOf(incident).find(({ number }) => number === promise.of);
  const next = escalation && nextCallOf(incident, escalation);
  if (escalation === undefined || next === undefined) return [];
  const last = lastCall(escalation);
  const isOnItsWay = incident.told[last.seq] === undefined && now < later(last.recordedAt, LONGEST_DELAY);
  if (isOnItsWay) {
    return [{ type: 'promised', promise: key, due: later(now, Math.max(last.wait ?? 0, MOMENT)) }];
  }
  return [callOf(escalation, next)];
}

/** The same at once where nobody of a rung can be reached at all, unless somebody else was called meanwhile. */
export function climbPast(incident: Incident, number: number, rung: number): readonly Fact[] {
  const escalation = escalationsOf(incident).find((each) => each.number === number);
  const next = escalation && nextCallOf(incident, escalation);
  return escalation === undefined || next?.rung !== rung + 1 ? [] : [callOf(escalation, next)];
}

function callOf({ number }: Escalation, { rung, to }: NextCall): Fact {
  return { type: 'rung-called', escalation: number, rung, to };
}

/** By when those who are called by a fact are to answer it; undefined where that is never asked. */
export function waitAfterCall(
  incident: Incident,
  call: number,
  now: Instant,
): Extract<Fact, { type: 'promised' }> | undefined {
  const escalation = escalationsOf(incident).find(({ seq, calls }) => (calls.at(-1)?.seq ?? seq) === call);
  const wait = escalation && lastCall(escalation).wait;
  return escalation === undefined || wait === undefined
    ? undefined
    : { type: 'promised', promise: answerKey(escalation), due: later(now, wait) };
}

/**
 * The same of a call that was posted just now. Whoever is called is waited for from then on, which is later than it was meant
 * where the workspace was out of reach.
 */
export function waitAfterPosting(incident: Incident, call: number, now: Instant): readonly Fact[] {
  const wait = waitAfterCall(incident, call, now);
  if (wait === undefined) return [];
  const promise = promiseOf(incident, wait.promise);
  const isLate = promise?.state.type === 'owed' && wait.due > later(promise.due, MOMENT);
  return isLate ? [wait] : [];
}

/** The incident is over, or was: nobody else is called, be it reopened or not. */
export function calledOff(before: Incident, after: Incident): readonly Fact[] {
  if (isOver(before) || !isOver(after)) return [];
  return escalationsOf(before)
    .filter((each) => nextCallOf(before, each) !== undefined)
    .map((each) => ({ type: 'promise-dropped', promise: answerKey(each) }));
}

/**
 * The incident is not over after all: whoever was called is waited for again, as what fell due meanwhile was asked of nobody. A
 * ladder is climbed further only where what ended it was a mistake.
 */
export function calledAgain(
  incident: Incident,
  {
    usual,
    now,
    isMistake,
  }: { readonly usual: number | undefined; readonly now: Instant; readonly isMistake: boolean },
): readonly Extract<Fact, { type: 'promised' }>[] {
  return escalationsOf(incident).flatMap((escalation) => {
    const key = answerKey(escalation);
    const promise = promiseOf(incident, key);
    const dropped = factsOf(incident, 'promise-dropped').findLast((each) => each.promise === key);
    const isEnded = promise?.state.type === 'dropped' && dropped?.by === undefined;
    const isMissed = promise?.state.type === 'owed' && promise.due <= now;
    const wait = lastCall(escalation).wait ?? usual;
    if (wait === undefined || !(isMissed || (isMistake && isEnded))) return [];
    return [{ type: 'promised', promise: key, due: later(now, wait) }];
  });
}

/** Whoever was called last, and for how long they are waited for. */
function lastCall({ seq, recordedAt, ladder, calls }: Escalation) {
  const { rung, ...call } = calls.at(-1) ?? { seq, recordedAt, rung: 1 };
  return { seq: call.seq, recordedAt: call.recordedAt, wait: ladder[rung - 1]?.wait };
}

function answerOwed(incident: Incident, escalation: Escalation): OwedPromise | undefined {
  return promiseOf(incident, answerKey(escalation));
}

function answerKey({ number }: Escalation): string {
  return promiseKey({ kind: 'acknowledgement', of: number });
}
