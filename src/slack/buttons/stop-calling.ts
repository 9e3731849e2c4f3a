import { stopCalling as stop } from '../../domain/promises/climb';
import type { Button } from '../interactions/button';

/** The action of the button that stops an escalation’s ladder. */
export const stopCallingAction = 'stop-calling';

/** Stops the calling of others; the message that holds the button then says who did. */
export const stopCalling: Button = {
  action: stopCallingAction,
  label: 'Stop calling',

  async press({ value, change }) {
    await change((incident) => stop(incident, Number(value)));
    return undefined;
  },
};
