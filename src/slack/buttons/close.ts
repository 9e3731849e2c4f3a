import { refuseIfClosed } from '../../domain/close';
import { closeView } from '../modals/close';
import type { Button } from './button';

/** Opens the modal that closes the incident. */
export const close: Button = {
  action: 'card-close',
  label: 'Close',
  onCard: (incident) => incident.closed === undefined && incident.status !== 'canceled',

  press({ incident, nameOf }) {
    refuseIfClosed(incident);
    return { open: closeView(incident, nameOf) };
  },
};
