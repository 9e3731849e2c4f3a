import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Reads who is in the channel. */
    'read-members': Record<never, never>;
  }
}

/** Reads who is in the incident's channel, where events did not tell. */
export const readMembers: JobKind<'read-members'> = {
  name: 'read-members',
  part: 'the list of who is in the channel',
  where: ownChannel,

  async run(_, { ref, incident, chat, members }) {
    if (incident.channel === undefined) return;
    const { id: channel } = incident.channel;
    await members.read({ team: ref.team, channel, ...(await chat.members(channel)) });
  },
};
