import { ChatFailure } from '../../app/chat-failure';
import { obstacleIn } from '../../domain/channel';
import type { JobKind } from '../kind';
import { say } from '../say';

/** Says in the incident's channel what could not be done; to the declarer alone where it cannot be said there. */
export const reportFailure: JobKind<'report-failure'> = {
  name: 'report-failure',
  part: 'a notice about a failure',

  async run({ part, why, job: failed }, { incident, job, chat }) {
    const notice = {
      kind: 'failure',
      incident,
      part,
      why,
      ...(failed !== undefined && { job: failed }),
    } as const;
    const channel = obstacleIn(incident) === undefined ? incident.channel?.id : undefined;
    if (channel !== undefined && (await isPosted(() => say(chat, channel, notice, job)))) return;
    await say(chat, incident.declaredBy, notice, job);
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
