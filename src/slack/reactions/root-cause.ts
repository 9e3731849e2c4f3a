import type { Reaction } from './reaction';

/** Names the root cause, and sets when it was identified. */
export const rootCause: Reaction<'root cause'> = {
  kind: 'root cause',
  summary: 'names the root cause',
};
