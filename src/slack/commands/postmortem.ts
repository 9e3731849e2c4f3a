import { requestDraft } from '../../domain/decisions/close';
import { lossOf } from '../../domain/incident/channel';
import { incidentName } from '../../domain/incident/incident';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';

/** Renders the draft again, as a new revision; earlier ones stay. */
export const postmortem: Command = {
  name: 'postmortem',
  aliases: ['draft'],
  usage: 'postmortem',
  summary: 'Renders the draft as it stands, as a new revision',
  isTimeless: true,
  example: 'postmortem',

  async run({ isElsewhere, change }) {
    const after = await change(requestDraft);
    const lost = lossOf(after);
    const channel = isElsewhere ? `the channel of ${incidentName(after)}` : 'this channel';
    const way = lost === undefined ? `into ${channel}` : `by direct message, because the channel is ${lost}`;
    return toAsker(`Revision ${after.draftsRequested} of the draft is on its way ${way}.`);
  },
};
