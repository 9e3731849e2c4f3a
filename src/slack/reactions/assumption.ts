import type { Reaction } from './reaction';

/** Makes the message an assumption, to be confirmed or ruled out. */
export const assumption: Reaction<'assumption'> = {
  kind: 'assumption',
  summary: 'makes the message an assumption',
};
