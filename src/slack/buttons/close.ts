import { refuseIfClosed } from '../../domain/decisions/close';
import type { Button } from '../interactions/button';
import { closeView } from '../modals/close';

/** The action of the button that closes an incident. */
export const closeAction = 'card-close';

/** Opens the modal that closes the incident. */
export const close: Button = {
  action: closeAction,
  label: 'Close',
  onCard: (incident) => incident.closed === undefined && incident.status !== 'canceled',
  isNext: ({ status }) => status === 'resolved',

  async press({ incident: find, nameOf, settings }) {
    const incident = await find();
    refuseIfClosed(incident);
    return { open: closeView(incident, { nameOf, settings }) };
  },
};
