import { invitedAtSetUp } from '../../app/settings';
import { isCalledOff } from '../../domain/decisions/identify-person';
import type { PersonId } from '../../domain/person';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    invite: { readonly people: readonly PersonId[] };
  }
}

/** Brings the declarer and the configured responders into the channel. */
export const invite: JobKind<'invite'> = {
  name: 'invite',
  part: 'the invitation of the responders',
  where: ownChannel,

  async run({ people }, { incident, chat, settings }) {
    if (incident.channel === undefined || isCalledOff(incident)) return;
    await chat.invite(incident.channel.id, [...new Set([...people, ...invitedAtSetUp(incident, settings)])]);
  },
};
