import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Posts the card, or brings it up to date in place. */
    card: Record<never, never>;
  }
}

/** Posts the card, or brings it up to date where it stands; one that somebody deleted is posted anew. */
export const card: JobKind<'card'> = {
  name: 'card',
  part: 'the pinned card',
  where: ownChannel,

  async run(_, { incident, job, chat, change }) {
    const notice = { type: 'card', incident } as const;
    if (incident.channel === undefined) return;
    const stands = incident.card !== undefined && (await chat.edit(incident.card, notice));
    if (stands) return;
    const { source, says } = await chat.post(incident.channel.id, notice, job);
    await change((now) =>
      now.card?.message === incident.card?.message ? [{ type: 'card-posted', source }] : [],
    );
    await chat.edit(source, notice, says);
  },
};
