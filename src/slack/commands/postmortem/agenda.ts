import { lossOf } from '../../../domain/incident/channel';
import { incidentName } from '../../../domain/incident/incident';
import { requestAgenda } from '../../../domain/review/request-agenda';
import { Refusal } from '../../../errors';
import { say, slash } from '../../../sentence';
import { toAsker } from '../../interactions/answer';
import type { Part } from '../../interactions/command';

/** Makes what a meeting about the postmortem goes through, as a file beside the draft. */
export const agenda: Part = {
  name: 'agenda',
  usage: 'postmortem agenda',
  summary: 'Makes an agenda for the meeting about it: what is open, the causes, what is to be done',
  example: 'postmortem agenda',

  async run({ incident: find, isElsewhere, change }) {
    const lost = lossOf(await find());
    if (lost !== undefined) {
      throw new Refusal(
        'no-channel-for-agenda',
        say`The channel is ${lost}, and the agenda has no other place. ${slash('postmortem')} sends you the draft by direct message.`,
      );
    }
    const after = await change(requestAgenda);
    const name = incidentName(after);
    return toAsker(
      `The agenda is on its way into ${isElsewhere ? `the channel of ${name}` : 'this channel'}.`,
    );
  },
};
