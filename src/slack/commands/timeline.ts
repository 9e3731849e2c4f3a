import { readIncident } from '../../domain/incident-view';
import { withEarlierWordings } from '../../domain/timeline/earlier-wordings';
import { actions, button } from '../block-kit/message';
import { changeEntryAction } from '../buttons/change-entry';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawMasked } from '../views/masked';
import { drawTimeline } from '../views/timeline';

/** Shows the timeline as it stands, to the asker alone. */
export const timeline: Command = {
  name: 'timeline',
  usage: 'timeline',
  summary: 'Shows the timeline as it stands, to you alone',
  isTimeless: true,
  isForGuests: true,
  example: 'timeline',

  async run({ incident: find, nameOf, linkTo, settings }) {
    const incident = await find();
    const entries = withEarlierWordings(readIncident(incident).timeline, settings.earlierWordings);
    const { text, blocks } = drawTimeline(incident, entries, { nameOf, linkTo });
    const change = button(changeEntryAction, 'Change an entry', String(incident.number));
    return toAsker({ text, blocks: [...blocks, ...drawMasked(incident, nameOf), actions([change])] });
  },
};
