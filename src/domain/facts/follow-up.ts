import type { PersonId } from '../person';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** `due` is a calendar day, `2023-11-30`. */
    'follow-up-added': { text: Wording; owner?: PersonId; due?: string; occurredAt?: Instant };
  }
}

/** Somebody asked for a task after the incident. It keeps its number when it is withdrawn, and is on no timeline. */
export const followUpAdded: FactDefinition<'follow-up-added'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  apply: (incident, { seq }) => {
    const number = incident.followUps.length + 1;
    return { ...incident, followUps: [...incident.followUps, { number, typed: seq }] };
  },
  said: 'text',
  isWithdrawable: true,
};
