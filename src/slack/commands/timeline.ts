import { readIncident } from '../../domain/incident-view';
import { actions, button } from '../block-kit/message';
import { changeEntryAction } from '../buttons/change-entry';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawTimeline } from '../views/timeline';

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
