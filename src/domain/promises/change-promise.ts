import { Refusal } from '../../errors';
import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { type Instant, later } from '../time/instant';
import { type OwedPromise, promiseOf } from './promises';

/** Puts off what is owed by so many microseconds from now. */
export function putOff(incident: Incident, key: string, by: number, now: Instant): readonly Fact[] {
  standing(incident, key);
  return [{ type: 'promised', promise: key, due: later(now, by) }];
}

/** Says that what is owed is not needed. */
export function dropPromise(incident: Incident, key: string): readonly Fact[] {
  standing(incident, key);
  return [{ type: 'promise-dropped', promise: key }];
}

function standing(incident: Incident, key: string): OwedPromise {
  refuseIfCanceled(incident);
  const promise = promiseOf(incident, key);
  if (promise?.state.type === 'owed') return promise;
  throw new Refusal('nothing-owed', 'Nobody waits for it any more: it was kept, or is not needed.');
}
