import { obstacleIn } from '../../domain/channel';
import type { JobKind } from '../kind';
import { say } from '../say';

/** Tells the declarer, to them alone, that the incident's channel is out of the bot's reach and what to do. */
export const tellDeclarer: JobKind<'tell-declarer'> = {
  name: 'tell-declarer',
  part: 'the message that the channel is out of reach',

  async run(_, { incident, job, chat }) {
    const obstacle = obstacleIn(incident);
    // Meanwhile it may be back.
    if (obstacle === undefined) return;
    await say(chat, incident.declaredBy, { kind: 'out-of-reach', incident, obstacle }, job);
  },
};
