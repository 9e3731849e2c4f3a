import { lateUpdates } from '../promises/promises';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** What the stakeholders were told. */
    updated: { text: Wording; occurredAt?: Instant; approximate?: true };
  }
}

/** Somebody told the stakeholders where things stand. */
export const updated: FactDefinition<'updated'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  said: 'text',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, text }, incident) => {
    const promisedFor = lateUpdates(incident).get(seq);
    return { about: [{ type: 'update', ...(promisedFor !== undefined && { promisedFor }) }], text };
  },
};
