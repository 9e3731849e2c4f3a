import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    noted: { text: Wording; occurredAt?: Instant };
  }
}

/** Somebody put a line on the timeline. */
export const noted: FactDefinition<'noted'> = {
  version: 1,
  isKept: true,
  said: 'text',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ text }) => ({ about: [{ type: 'note' }], text }),
};
