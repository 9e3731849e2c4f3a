import { escalationsOf } from '../ledger/escalation';
import { rungAfter } from '../ledger/ladder';
import type { PersonId } from '../person';
import { readPromiseKey } from '../promises/promise-key';
import type { Source } from '../source';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Somebody owes something by a time; said again of the same promise, the later word counts. */
    promised: { promise: string; due: Instant };
    /** Somebody said that it is not needed. */
    'promise-dropped': { promise: string };
    /**
     * Whoever owes it was asked in a message, once for each time that it was due. `beside` are the numbers of the other incidents of
     * which the same message asked something; `person` is whose direct message it is.
     */
    'promise-asked': {
      promise: string;
      due: Instant;
      source: Source;
      beside?: readonly number[];
      person?: PersonId;
    };
  }
}

/** Somebody owes something by a time. What it is stands in its key. */
export const promised: FactDefinition<'promised'> = { version: 1, isKept: true };

/** Somebody said that what was promised is not needed; of an escalation with others to call, that they are not called. */
export const promiseDropped: FactDefinition<'promise-dropped'> = {
  version: 1,
  isKept: true,
  line: ({ promise, by }, incident) => {
    const { kind, of: number } = readPromiseKey(promise) ?? {};
    if (kind !== 'acknowledgement' || number === undefined || by === undefined) return undefined;
    const stopped = escalationsOf(incident).find((each) => each.number === number);
    return stopped === undefined || rungAfter(stopped) === undefined
      ? undefined
      : { about: [{ type: 'calling stopped', number }] };
  },
};

/** Whoever owes something was asked for it. */
export const promiseAsked: FactDefinition<'promise-asked'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
};
