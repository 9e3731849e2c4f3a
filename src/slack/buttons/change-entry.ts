import { chooseEntryView } from '../modals/choose-entry';
import type { Button } from './button';

/** The action of the button below a timeline. */
export const changeEntryAction = 'change-entry';

/** Opens the modal in which an entry is chosen and put right. */
export const changeEntry: Button = {
  action: changeEntryAction,
  label: 'Change an entry',

  async press({ incident: find, nameOf }) {
    const incident = await find();
    return { open: chooseEntryView(incident, nameOf) };
  },
};
