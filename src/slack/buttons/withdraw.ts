import { withdraw as withdrawFact } from '../../domain/entries/withdraw';
import { toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';
import { refuseIfGuest } from '../request/guest-access';

/** The action of the button that withdraws a fact. */
export const withdrawAction = 'withdraw';

/** Withdraws the fact whose position in the log stands in its value. */
export const withdraw: Button = {
  action: withdrawAction,
  label: 'Withdraw it',
  isForGuests: true,

  async press({ value, user, isGuest, event, change }) {
    const fact = await event(Number(value));
    // Members may withdraw what anybody recorded, guests what they did.
    if (isGuest && fact.by !== user) refuseIfGuest('guest', {});
    await change((incident) => withdrawFact(incident, fact));
    return toAsker('Withdrawn. The log keeps that it was there.');
  },
};
