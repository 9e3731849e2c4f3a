import { instant, second } from '../../domain/instant';
import { type JobKind, ownChannel } from '../kind';

/** Our clock and Slack's may differ by this much; what happened since then is told by events. */
const clockSkew = 2 * second;

/** Reads who is in the incident's channel, where events did not tell. */
export const readMembers: JobKind<'read-members'> = {
  name: 'read-members',
  part: 'the list of who is in the channel',
  where: ownChannel,

  async run(_, { ref, incident, chat, members, clock }) {
    if (incident.channel === undefined) return;
    const { id: channel } = incident.channel;
    const asOf = instant(clock.now() - clockSkew);
    await members.read({ team: ref.team, channel, people: await chat.members(channel), asOf });
  },
};
