import { readIncident } from '../../domain/incident-view';
import { toAsker } from '../answer';
import { changeEntryAction } from '../buttons/change-entry';
import { actions, button } from '../views/message';
import { drawTimeline } from '../views/timeline';
import type { Command } from './command';

/** Shows the timeline as it stands, to the asker alone. */
export const timeline: Command = {
  name: 'timeline',
  usage: 'timeline',
  summary: 'Shows the timeline as it stands, to you alone',
  isTimeless: true,
  isForGuests: true,
  example: 'timeline',

  async run({ incident: find, nameOf, linkTo }) {
    const incident = await find();
    const { text, blocks } = drawTimeline(incident, readIncident(incident).timeline, { nameOf, linkTo });
    const change = button(changeEntryAction, 'Change an entry', String(incident.number));
    return toAsker({ text, blocks: [...blocks, actions([change])] });
  },
};
