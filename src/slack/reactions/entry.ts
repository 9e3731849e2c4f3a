import type { Reaction } from './reaction';

/** Puts the message on the timeline, at the moment it was written. */
export const entry: Reaction<'entry'> = {
  kind: 'entry',
  summary: 'puts the message on the timeline',
};
