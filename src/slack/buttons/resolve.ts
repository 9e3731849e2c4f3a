import { changeStatus } from '../../domain/decisions/change-status';
import { toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';
import { fieldsOffer } from './fields';

/** The action of the button that says that an incident is resolved. */
export const resolveAction = 'resolve';

/** Says that it is over, as `status resolved` does. */
export const resolve: Button = {
  action: resolveAction,
  label: 'It is resolved',
  onCard: ({ status }) => status === 'monitoring',
  isNext: ({ status }) => status === 'monitoring',

  async press({ settings, change }) {
    const after = await change((incident) => changeStatus(incident, 'resolved'));
    const owed = fieldsOffer(after, settings);
    return owed && toAsker(owed);
  },
};
