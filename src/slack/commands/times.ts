import { timesView } from '../modals/times';
import type { Command } from './command';

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
