import { withdraw as withdrawFact } from '../../domain/withdraw';
import { toAsker } from '../answer';
import type { Button } from './button';

/** The action of the button that withdraws a fact. */
export const withdrawAction = 'withdraw';

/** Withdraws the fact whose position in the log stands in its value. */
export const withdraw: Button = {
  action: withdrawAction,
  label: 'Withdraw it',

  async press({ value, event, change }) {
    const fact = await event(Number(value));
    await change((incident) => withdrawFact(incident, fact));
    return toAsker('Withdrawn. The log keeps that it was there.');
  },
};
