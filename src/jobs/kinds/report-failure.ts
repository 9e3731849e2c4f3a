import { ChatFailure } from '../../app/chat-failure';
import { obstacleIn } from '../../domain/incident/channel';
import { confidantsOf, forEach } from '../confidants';
import type { JobKind } from '../kind';
import { sayOnce } from '../say-once';

declare module '../../app/job' {
  interface JobKinds {
    /** Says visibly that jobs of a kind were given up, and what to do. */
    'report-failure': { readonly part: string; readonly why: string; readonly job?: JobKindName };
  }
}

/**
 * Says in the incident's channel what could not be done. Where it cannot be said there, it is said to the declarer alone, or
 * to the others in a private incident that the declarer has left.
 */
export const reportFailure: JobKind<'report-failure'> = {
  name: 'report-failure',
  part: 'a notice about a failure',

  async run({ part, why, job: failed }, context) {
    const { incident, job, chat } = context;
    const notice = {
      type: 'failure',
      incident,
      part,
      why,
      ...(failed !== undefined && { job: failed }),
    } as const;
    const channel = obstacleIn(incident) === undefined ? incident.channel?.id : undefined;
    if (channel !== undefined && (await isPosted(() => sayOnce(chat, channel, notice, job)))) return;
    await forEach(await confidantsOf(context), (person) => sayOnce(chat, person, notice, job));
  },
};

async function isPosted(post: () => Promise<unknown>): Promise<boolean> {
  try {
    await post();
    return true;
  } catch (error) {
    if (error instanceof ChatFailure && !error.outcome.again) return false;
    throw error;
  }
}
