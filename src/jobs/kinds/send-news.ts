import type { Incident } from '../../domain/incident/incident';
import { hasUnfollowed } from '../../domain/news/followers';
import { newsTo, stillStands } from '../../domain/news/news';
import type { PersonId } from '../../domain/person';
import { mayBeTold } from '../confidants';
import type { JobContext, JobKind } from '../kind';
import { mayStand, newsEvent } from '../news';

declare module '../../app/job' {
  interface JobKinds {
    /** Tells one person what the event at this position of the log brought. */
    'send-news': { readonly fact: number; readonly person: PersonId };
  }
}

/**
 * Tells somebody by direct message, once for each news; brings the message up to date when it is told again. Whoever may not
 * know of the incident any more reads that it was taken back.
 */
export const sendNews: JobKind<'send-news'> = {
  name: 'send-news',
  part: 'a direct message to somebody who follows the incident',

  async run({ fact, person }, context) {
    const { incident, job, chat, log, change } = context;
    const sent = newsTo(incident, fact, person);
    const isAllowed = await mayBeTold(context, person);
    const noticeIn = async (incident: Incident) => {
      const event = await newsEvent(context, incident, fact);
      const mayKnow = await mayBeTold({ ...context, incident }, person);
      return { type: 'news', incident, event, to: person, isTakenBack: !mayKnow } as const;
    };
    if (sent !== undefined) {
      await chat.edit(sent, await noticeIn(incident));
      return;
    }
    if (!isAllowed && !mayStand(context)) return;
    const notice = await noticeIn(incident);
    // A later attempt may have posted it.
    const isMeant = stillStands(incident, notice.event) && !hasUnfollowed(incident, person);
    if (job.attempt === 1 && !isMeant) return;
    if (!(await isHere(context, person))) {
      log.info({ incident: incident.number }, 'Somebody who follows the incident works here no longer');
      return;
    }
    const { source, says } = await chat.post(person, notice, job);
    const now = await change((now) =>
      newsTo(now, fact, person) === undefined ? [{ type: 'news-sent', fact, source, person }] : [],
    );
    const isAsPosted = says !== undefined && now.seq === incident.seq + 1;
    if (!isAsPosted) await chat.edit(source, await noticeIn(now), says);
  },
};

/** Whether they are a member of the workspace as far as it tells; who left it, and guests, are told nothing. */
async function isHere({ chat }: JobContext, person: PersonId): Promise<boolean> {
  const [known] = await chat.whoIs([person]);
  if (known === undefined) return true;
  return !known.isBot && !known.isDeactivated && (known.standing ?? 'member') === 'member';
}
