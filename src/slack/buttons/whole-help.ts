import type { PlainButton } from '../interactions/button';

/** Unfolds the help, where it stands. */
export const wholeHelp: PlainButton = {
  action: 'whole-help',
  label: 'Everything else',
  press: ({ wholeHelp }) => wholeHelp(),
};
