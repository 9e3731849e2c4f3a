import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import type { Button } from '../interactions/button';
import { updateView } from '../modals/update';

/** The action of the button that opens the form of an update. */
export const updateAction = 'card-update';

/** Opens the modal that tells the stakeholders. */
export const update: Button = {
  action: updateAction,
  label: 'Update',
  onCard: (incident) => incident.status !== 'canceled',

  async press(context) {
    const incident = await context.incident();
    refuseIfCanceled(incident);
    return { open: updateView(incident, context) };
  },
};
