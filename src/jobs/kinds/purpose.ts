import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    purpose: Record<never, never>;
  }
}

/** Says in the channel's description what the channel is for. */
export const purpose: JobKind<'purpose'> = {
  name: 'purpose',
  part: 'the channel’s description',
  where: ownChannel,

  async run(_, { incident, chat, job }) {
    if (incident.channel !== undefined) await chat.setPurpose(incident.channel.id, incident, job);
  },
};
