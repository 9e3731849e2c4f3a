import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Names the channel anew by the title as it reads now. */
    'rename-channel': Record<never, never>;
  }
}

/** Names the channel after the incident's title once the words of an earlier one were removed for good. */
export const renameChannel: JobKind<'rename-channel'> = {
  name: 'rename-channel',
  part: 'the channel’s name',
  where: ownChannel,

  async run(_, { incident, chat }) {
    if (incident.channel !== undefined) await chat.renameChannel(incident.channel.id, incident);
  },
};
