import { factAt } from '../../domain/incident/kept-facts';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Brings whoever is asked to take a role into the channel, by the fact that asks them. */
    'invite-asked': { readonly fact: number };
  }
}

/** Brings whoever is asked to take a role into the channel, where they can answer. */
export const inviteAsked: JobKind<'invite-asked'> = {
  name: 'invite-asked',
  part: 'the invitation of whoever was asked to take a role',
  isAwaited: true,
  where: ownChannel,

  async run({ fact }, { incident, chat }) {
    if (incident.channel === undefined || incident.withdrawn[fact] !== undefined) return;
    await chat.invite(incident.channel.id, [factAt(incident, fact, 'role-asked').to]);
  },
};
