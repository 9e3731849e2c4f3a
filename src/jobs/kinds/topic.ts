import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    topic: Record<never, never>;
  }
}

/** Shows status and severity in the channel's topic. */
export const topic: JobKind<'topic'> = {
  name: 'topic',
  part: 'the channel’s topic',
  where: ownChannel,

  async run(_, { incident, chat, job }) {
    if (incident.channel !== undefined) await chat.setTopic(incident.channel.id, incident, job);
  },
};
