import { acknowledge as acknowledgeEscalation } from '../../domain/ledger/escalation';
import type { Button } from '../interactions/button';

/** The action of the button that answers an escalation. */
export const acknowledgeAction = 'acknowledge';

/** Answers an escalation; the message that holds the button then shows who did. */
export const acknowledge: Button = {
  action: acknowledgeAction,
  label: 'Acknowledge',
  isForGuests: true,

  async press({ value, change }) {
    await change((incident) => acknowledgeEscalation(incident, Number(value)));
    return undefined;
  },
};
