import { refuseUnlessEscalating } from '../../domain/ledger/escalation';
import type { Button } from '../interactions/button';
import { escalateView } from '../modals/escalate';

/** Opens the modal that brings somebody in. */
export const escalate: Button = {
  action: 'card-escalate',
  label: 'Escalate',
  onCard: (incident) => incident.closed === undefined && incident.status !== 'canceled',

  async press({ incident: find, settings }) {
    const incident = await find();
    refuseUnlessEscalating(incident);
    return { open: escalateView(incident, settings) };
  },
};
