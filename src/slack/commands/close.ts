import { refuseIfClosed } from '../../domain/decisions/close';
import type { Command } from '../interactions/command';
import { closeView } from '../modals/close';

/** Asks for what is to stand in the postmortem, and closes. */
export const close: Command = {
  name: 'close',
  usage: 'close',
  isEssential: true,
  summary: 'Closes the incident and delivers the draft',
  example: 'close',

  async run({ time, incident: find, nameOf, settings }) {
    const incident = await find();
    refuseIfClosed(incident);
    return { open: closeView(incident, { nameOf, settings }, time) };
  },
};
