import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import type { Button } from '../interactions/button';
import { assumeView } from '../modals/assume';

/** Opens the modal that records an assumption. */
export const assume: Button = {
  action: 'card-assume',
  label: 'Assume',
  isForGuests: true,
  onCard: (incident) => incident.status !== 'canceled',

  async press({ incident: find }) {
    const incident = await find();
    refuseIfCanceled(incident);
    return { open: assumeView(incident) };
  },
};
