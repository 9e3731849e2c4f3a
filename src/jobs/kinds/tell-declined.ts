import { roleRequestsOf } from '../../domain/ledger/role';
import { type JobKind, ownChannel } from '../kind';
import { sayOnce } from '../say-once';

declare module '../../app/job' {
  interface JobKinds {
    /** Tells whoever asked somebody to take a role that they cannot, by the fact that says so. */
    'tell-declined': { readonly fact: number };
  }
}

/** Tells whoever asked that they have to ask somebody else: below the message that asked, where it is about. */
export const tellDeclined: JobKind<'tell-declined'> = {
  name: 'tell-declined',
  part: 'that somebody who was asked to take a role cannot',
  where: ownChannel,

  async run({ fact }, { incident, job, chat }) {
    const request = roleRequestsOf(incident).find(
      ({ outcome }) => outcome?.type === 'declined' && outcome.declined.seq === fact,
    );
    // What was withdrawn meanwhile is asked of nobody.
    if (incident.channel === undefined || request === undefined) return;
    const thread = incident.told[request.seq]?.message;
    await sayOnce(chat, incident.channel.id, { type: 'declined', incident, request }, job, thread);
  },
};
