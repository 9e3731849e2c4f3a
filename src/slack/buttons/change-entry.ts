import type { Button } from '../interactions/button';
import { chooseEntryView } from '../modals/choose-entry';

/** The action of the button below a timeline. */
export const changeEntryAction = 'change-entry';

/** Opens the modal in which an entry is chosen and corrected. */
export const changeEntry: Button = {
  action: changeEntryAction,
  label: 'Change an entry',

  async press({ incident: find, nameOf }) {
    const incident = await find();
    return { open: chooseEntryView(incident, nameOf) };
  },
};
