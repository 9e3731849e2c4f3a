import type { Reaction } from './reaction';

/** Sets when it was resolved; the latest of several marked messages counts. */
export const resolved: Reaction<'resolved'> = {
  kind: 'resolved',
  summary: 'it was resolved',
};
