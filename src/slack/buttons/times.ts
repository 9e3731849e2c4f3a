import type { Button } from '../interactions/button';
import { timesView } from '../modals/times';

/** Opens the modal with every milestone. */
export const times: Button = {
  action: 'card-times',
  label: 'Times',
  onCard: (incident) => incident.status !== 'canceled',

  async press({ incident: find }) {
    const incident = await find();
    return { open: timesView(incident) };
  },
};
