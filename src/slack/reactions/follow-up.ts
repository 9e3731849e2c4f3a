import type { Reaction } from './reaction';

/** Makes the message a task for after the incident. */
export const followUp: Reaction<'follow-up'> = {
  kind: 'follow-up',
  summary: 'makes the message a task for afterwards',
};
