import type { Reaction } from './reaction';

/** Sets when impact began; the earliest of several marked messages counts. */
export const impactStarted: Reaction<'impact started'> = {
  kind: 'impact started',
  summary: 'impact began with this message',
};
