import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    'pin-card': Record<never, never>;
  }
}

/** Pins the card to the channel. */
export const pinCard: JobKind<'pin-card'> = {
  name: 'pin-card',
  part: 'the pin of the card',
  where: ownChannel,

  async run(_, { incident, chat }) {
    if (incident.card !== undefined) await chat.pin(incident.card);
  },
};
