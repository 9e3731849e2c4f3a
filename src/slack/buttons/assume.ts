import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import { isOver } from '../../domain/promises/promises';
import type { Button } from '../interactions/button';
import { assumeView } from '../modals/assume';

/** Opens the modal that records an assumption. */
export const assume: Button = {
  action: 'card-assume',
  label: 'Assume',
  isForGuests: true,
  onCard: (incident) => !isOver(incident),

  async press({ incident: find }) {
    const incident = await find();
    refuseIfCanceled(incident);
    return { open: assumeView(incident) };
  },
};
