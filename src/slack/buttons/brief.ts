import { toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';

/** Shows what is known now to whoever presses it, and to nobody else. */
export const brief: Button = {
  action: 'card-brief',
  label: 'Brief',
  isForGuests: true,
  onCard: ({ status }) => status !== 'canceled',

  async press({ incident, brief }) {
    return toAsker(brief(await incident()));
  },
};
