import { isAnnounced } from '../../app/requests/redraw-jobs';
import type { Incident } from '../../domain/incident/incident';
import type { IncidentEvent } from '../../domain/incident/incident-event';
import { isWorse, replyOf, severityBefore, stillStands } from '../../domain/news/news';
import type { JobContext, JobKind } from '../kind';
import { mayStand, newsEvent } from '../news';

declare module '../../app/job' {
  interface JobKinds {
    /** Replies to the announcement with what the event at this position of the log brought. */
    'announce-news': { readonly fact: number };
  }
}

/**
 * Replies to the announcement, once for each news; brings the reply up to date when it is told again. Where there is no
 * announcement, or somebody deleted it, nobody is told below it.
 */
export const announceNews: JobKind<'announce-news'> = {
  name: 'announce-news',
  part: ({ announcements }) => `a reply to the announcement in #${announcements}`,

  async run({ fact }, context) {
    const { incident, job, chat, settings, change } = context;
    const { announcement } = incident;
    const noticeIn = async (incident: Incident) =>
      ({ type: 'news', incident, event: await newsEvent(context, incident, fact) }) as const;
    const replied = replyOf(incident, fact);
    if (replied !== undefined) {
      await chat.edit(replied, await noticeIn(incident));
      return;
    }
    if (announcement === undefined) return;
    const notice = await noticeIn(incident);
    if (!isToBeTold(notice.event, context)) return;
    // Slack puts a reply to what was deleted into the channel.
    if ((await chat.read(announcement)) === undefined) return;
    const isInChannel = settings.updates.alsoToChannel.includes(incident.severity);
    const thread = { below: announcement.message, isInChannel };
    const { source, says } = await chat.post(announcement.channel, notice, job, thread);
    const now = await change((now) =>
      replyOf(now, fact) === undefined ? [{ type: 'news-sent', fact, source }] : [],
    );
    // What was corrected or taken back before the reply was known had no reply to correct.
    const isAsPosted = says !== undefined && now.seq === incident.seq + 1;
    if (!isAsPosted) await chat.edit(source, await noticeIn(now), says);
  },
};

/** Whether a reply is due; what an attempt posted whose answer was lost is found, and put right. */
function isToBeTold(event: IncidentEvent, context: JobContext): boolean {
  const { incident, job, settings } = context;
  if (event.type === 'severity-changed') {
    const before = severityBefore(incident, event.seq);
    if (!isWorse(event.to, before, settings.severities)) return false;
  }
  if (!isAnnounced(incident)) return mayStand(context) && !incident.isDrill;
  return job.attempt > 1 || stillStands(incident, event);
}
