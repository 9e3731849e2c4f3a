import { invitedAtRise } from '../../app/settings';
import type { Severity } from '../../domain/severity';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Brings in those who are there for a severity, once an incident became so bad. */
    'invite-risen': { readonly from: Severity; readonly to: Severity };
  }
}

/** Brings those into the channel who are there for incidents as bad as this one has become. */
export const inviteRisen: JobKind<'invite-risen'> = {
  name: 'invite-risen',
  part: 'the invitation of those who are there for this severity',
  where: ownChannel,

  async run(step, { incident, chat, settings }) {
    const people = invitedAtRise(incident, step, settings);
    if (incident.channel !== undefined && people.length > 0) await chat.invite(incident.channel.id, people);
  },
};
