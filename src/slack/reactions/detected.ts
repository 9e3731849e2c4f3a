import type { Reaction } from './reaction';

/** Sets when the incident was detected; the earliest of several marked messages counts. */
export const detected: Reaction<'detected'> = {
  kind: 'detected',
  summary: 'it was detected with this message',
};
