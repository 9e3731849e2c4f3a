import { requestDraft } from '../../domain/decisions/close';
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

  async run({ change }) {
    const after = await change(requestDraft);
    return toAsker(`Revision ${after.draftsRequested} of the draft is on its way into this channel.`);
  },
};
