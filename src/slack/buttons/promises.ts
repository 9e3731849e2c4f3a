import { dropPromise, putOff } from '../../domain/promises/change-promise';
import { day, minute } from '../../domain/time/instant';
import type { Button } from '../interactions/button';

/** The action of the button that puts off what is owed. */
export const putOffAction = 'promise-later';
/** The action of the button that puts off what is owed by a day. */
export const tomorrowAction = 'promise-tomorrow';
/** The action of the button that says that it is not needed. */
export const dropPromiseAction = 'promise-drop';

/** Asks for it again in a quarter of an hour; the message that holds the button then says so. */
export const putOffPromise: Button = {
  action: putOffAction,
  label: 'In 15 min',

  async press({ value, now, change }) {
    await change((incident) => putOff(incident, value, 15 * minute, now));
    return undefined;
  },
};

/** Asks for it again a day later; the message that holds the button then says so. */
export const putOffToTomorrow: Button = {
  action: tomorrowAction,
  label: 'Tomorrow',

  async press({ value, now, change }) {
    await change((incident) => putOff(incident, value, day, now));
    return undefined;
  },
};

/** Says that nobody waits for it; the message that holds the button then says so. */
export const dropOwed: Button = {
  action: dropPromiseAction,
  label: 'Not needed',

  async press({ value, change }) {
    await change((incident) => dropPromise(incident, value));
    return undefined;
  },
};
