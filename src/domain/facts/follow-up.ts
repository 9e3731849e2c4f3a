import type { FollowUpState, FollowUpTags } from '../ledger/follow-up-words';
import type { PersonId } from '../person';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** `due` is a calendar day, `2023-11-30`. */
    'follow-up-added': FollowUpTags & {
      text: Wording;
      owner?: PersonId;
      due?: string;
      occurredAt?: Instant;
    };
    /** What became of the follow-up of that number; `open` takes back what was said before. */
    'follow-up-settled': {
      followUp: number;
      state: FollowUpState;
      reason?: Wording;
      occurredAt?: Instant;
      approximate?: true;
    };
  }
}

/** Somebody asked for a task after the incident. It keeps its number when it is withdrawn, and is on no timeline. */
export const followUpAdded: FactDefinition<'follow-up-added'> = {
  version: 3,
  readers: { 1: asItIs, 2: asItIs },
  isKept: true,
  apply: (incident, { seq }) => {
    const number = incident.followUps.length + 1;
    return { ...incident, followUps: [...incident.followUps, { number, typed: seq }] };
  },
  said: 'text',
  isWithdrawable: true,
  isTask: true,
};

/** Somebody said that a follow-up is done, is dropped, or is to be done after all. It is on no timeline. */
export const followUpSettled: FactDefinition<'follow-up-settled'> = {
  version: 1,
  isKept: true,
  said: 'reason',
  isWithdrawable: true,
};
