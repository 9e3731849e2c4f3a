import { isAnnounced } from '../../app/jobs-for-events';
import { isCalledOff } from '../../domain/decisions/identify-person';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Posts the announcement, or brings it up to date in place. */
    announcement: Record<never, never>;
  }
}

/** Posts the announcement, or brings it up to date where it stands. */
export const announcement: JobKind<'announcement'> = {
  name: 'announcement',
  part: ({ announcements }) => `the announcement in #${announcements}`,

  async run(_, { incident, job, chat, settings, change }) {
    const notice = { type: 'announcement', incident } as const;
    if (!isAnnounced(incident)) return;
    if (incident.announcement !== undefined) {
      await chat.edit(incident.announcement, notice);
      return;
    }
    if (isCalledOff(incident)) return;
    const { source, says } = await chat.post(`#${settings.announcements}`, notice, job);
    await change((now) => (now.announcement === undefined ? [{ type: 'announcement-posted', source }] : []));
    await chat.edit(source, notice, says);
  },
};
