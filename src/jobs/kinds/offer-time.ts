import { readIncident } from '../../domain/incident-view';
import type { PersonId } from '../../domain/person';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Offers whoever marked a message the times that it names, to be set by a button. */
    'offer-time': { readonly entry: string; readonly person: PersonId };
  }
}

/** Offers the times that a marked message names, to whoever marked it alone. Slack does not promise that it arrives. */
export const offerTime: JobKind<'offer-time'> = {
  name: 'offer-time',
  part: 'the question which time a marked message means',
  where: ownChannel,

  async run({ entry, person }, { incident, chat, clock }) {
    const offer = readIncident(incident).timeOffers.find((each) => each.entry === entry);
    if (offer === undefined || incident.channel === undefined) return;
    const now = clock.now();
    await chat.tellAlone(incident.channel.id, person, { type: 'time-offer', incident, offer, now });
  },
};
