import type { Reaction } from './reaction';

/** Rules out the assumption that the message holds, at the moment of the reaction. */
export const ruledOut: Reaction<'ruled out'> = {
  kind: 'ruled out',
  summary: 'on an assumption: ruled out',
};
