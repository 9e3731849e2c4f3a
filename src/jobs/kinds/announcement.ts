import { isAnnounced } from '../../app/requests/redraw-jobs';
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
    if (incident.announcement !== undefined) {
      await chat.edit(incident.announcement, notice);
      return;
    }
    // What an attempt posted whose answer was lost may tell of an incident that became private since.
    const mayStand = incident.isPrivate && !incident.declared.isPrivate && job.attempt > 1;
    if (!isAnnounced(incident) && !(mayStand && !incident.isDrill)) return;
    if (isCalledOff(incident)) return;
    const { source, says } = await chat.post(`#${settings.announcements}`, notice, job);
    const now = await change((now) =>
      now.announcement === undefined ? [{ type: 'announcement-posted', source }] : [],
    );
    await chat.edit(source, { ...notice, incident: now }, says);
  },
};
