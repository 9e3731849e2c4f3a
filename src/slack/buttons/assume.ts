import { refuseIfCanceled } from '../../domain/open-to-facts';
import { assumeView } from '../modals/assume';
import type { Button } from './button';

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
