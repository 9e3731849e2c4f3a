import type { JobKind } from '../kind';

/** Says in the channel's description what the channel is for. */
export const purpose: JobKind<'purpose'> = {
  name: 'purpose',
  part: 'the channel’s description',

  async run(_, { incident, chat }) {
    if (incident.channel !== undefined) await chat.setPurpose(incident.channel.id, incident);
  },
};
