import { obstacleIn } from '../../domain/incident/channel';
import { confidantsOf, forEach } from '../confidants';
import type { JobKind } from '../kind';
import { sayOnce } from '../say-once';

declare module '../../app/job' {
  interface JobKinds {
    /** Tells the declarer alone that the channel is out of reach. */
    'tell-declarer': Record<never, never>;
  }
}

/**
 * Tells the declarer, to them alone, that the incident's channel is out of the bot's reach and what to do; the others in a
 * private incident that the declarer has left.
 */
export const tellDeclarer: JobKind<'tell-declarer'> = {
  name: 'tell-declarer',
  part: 'the message that the channel is out of reach',

  async run(_, context) {
    const { incident, job, chat } = context;
    const obstacle = obstacleIn(incident);
    // Meanwhile it may be back.
    if (obstacle === undefined) return;
    const notice = { type: 'out-of-reach', incident, obstacle } as const;
    await forEach(await confidantsOf(context), (person) => sayOnce(chat, person, notice, job));
  },
};
