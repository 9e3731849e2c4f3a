import type { Instant } from '../instant';
import type { Wording } from '../wording';
import type { FactDefinition } from './fact';

declare module '../incident-event' {
  interface Facts {
    /** What the stakeholders were told. */
    updated: { text: Wording; occurredAt?: Instant };
  }
}

/** Somebody told the stakeholders where things stand. */
export const updated: FactDefinition<'updated'> = {
  version: 1,
  isKept: true,
  said: 'text',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ text }) => ({ about: [{ is: 'update' }], text }),
};
