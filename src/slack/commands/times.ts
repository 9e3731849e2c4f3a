import type { Command } from '../interactions/command';
import { timesView } from '../modals/times';

/** Opens the modal with every milestone. */
export const times: Command = {
  name: 'times',
  usage: 'times',
  summary: 'Shows every milestone, to be corrected by hand',
  isTimeless: true,
  example: 'times',

  async run({ incident: find }) {
    const incident = await find();
    return { open: timesView(incident) };
  },
};
