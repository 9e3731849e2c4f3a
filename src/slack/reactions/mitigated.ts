import type { Reaction } from './reaction';

/** Sets when impact was mitigated; the latest of several marked messages counts. */
export const mitigated: Reaction<'mitigated'> = {
  kind: 'mitigated',
  summary: 'impact was mitigated',
};
