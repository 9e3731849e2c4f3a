import { refuseUnlessEscalating } from '../../domain/ledger/escalation';
import { isOver } from '../../domain/promises/promises';
import type { Button } from '../interactions/button';
import { escalateView } from '../modals/escalate';

/** Opens the modal that brings somebody in. */
export const escalate: Button = {
  action: 'card-escalate',
  label: 'Escalate',
  onCard: (incident) => !isOver(incident),

  async press({ incident: find, settings }) {
    const incident = await find();
    refuseUnlessEscalating(incident);
    return { open: escalateView(incident, settings) };
  },
};
