import type { JobKind } from '../kind';

/** Posts the card, or brings it up to date where it stands. */
export const card: JobKind<'card'> = {
  name: 'card',
  part: 'the pinned card',

  async run(_, { incident, job, chat, change }) {
    const notice = { kind: 'card', incident } as const;
    if (incident.channel === undefined) return;
    if (incident.card !== undefined) return chat.edit(incident.card, notice);
    const source = await chat.post(incident.channel.id, notice, job);
    await change((now) => (now.card === undefined ? [{ type: 'card-posted', source }] : []));
  },
};
