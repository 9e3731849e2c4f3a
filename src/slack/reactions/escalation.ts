import type { Reaction } from './reaction';

/** Escalates to whomever the message mentions. */
export const escalation: Reaction<'escalation'> = {
  kind: 'escalation',
  summary: 'escalates to whomever the message mentions',
};
