import { chosen } from '../../domain/entries/redact-entry';
import type { Button } from '../interactions/button';
import { changeEntryView } from '../modals/change-entry';
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

/** The action of the buttons that open one entry's form; each of a row has a number behind it. */
export const mendEntryAction = 'mend-entry';

/** Opens the form of the entry or task that a finding names. */
export const mendEntry: Button = {
  action: mendEntryAction,
  label: 'Change it',

  async press({ value, incident: find, nameOf }) {
    const incident = await find();
    return { open: changeEntryView(incident, chosen(incident, value), nameOf) };
  },
};
