import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawList } from '../views/list';

/** Lists the open incidents. */
export const list: Command = {
  name: 'list',
  aliases: ['ls'],
  usage: 'list',
  summary: 'Lists the open incidents, to you alone',
  isTimeless: true,
  isForGuests: true,
  showsIncidents: true,
  isAboutNone: true,
  example: 'list',

  async run({ settings, openIncidents }) {
    return toAsker(drawList(await openIncidents(), settings));
  },
};
