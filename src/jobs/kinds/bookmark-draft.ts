import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    'bookmark-draft': { readonly revision: number };
  }
}

/** Links the newest draft in the channel's head. */
export const bookmarkDraft: JobKind<'bookmark-draft'> = {
  name: 'bookmark-draft',
  part: 'the bookmark of the draft',
  where: ownChannel,

  async run(_, { incident, chat }) {
    const newest = incident.drafts.at(-1);
    if (incident.channel === undefined || newest === undefined) return;
    await chat.bookmark(incident.channel.id, 'Postmortem draft', newest.link);
  },
};
