import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    noted: { text: Wording; occurredAt?: Instant; approximate?: true };
  }
}

/** Somebody put a line on the timeline. */
export const noted: FactDefinition<'noted'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  said: 'text',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ text }) => ({ about: [{ type: 'note' }], text }),
};
