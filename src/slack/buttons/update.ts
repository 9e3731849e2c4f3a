import { refuseIfCanceled } from '../../domain/open-to-facts';
import { updateView } from '../modals/update';
import type { Button } from './button';

/** Opens the modal that tells the stakeholders. */
export const update: Button = {
  action: 'card-update',
  label: 'Update',
  onCard: (incident) => incident.status !== 'canceled',

  async press({ incident: find }) {
    const incident = await find();
    refuseIfCanceled(incident);
    return { open: updateView(incident) };
  },
};
