import { refuseUnlessEscalating } from '../../domain/escalation';
import { escalateView } from '../modals/escalate';
import type { Button } from './button';

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
