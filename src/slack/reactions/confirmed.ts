import type { Reaction } from './reaction';

/** Confirms the assumption that the message holds, at the moment of the reaction. */
export const confirmed: Reaction<'confirmed'> = {
  kind: 'confirmed',
  summary: 'on an assumption: confirmed',
};
