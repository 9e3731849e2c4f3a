import { lossIn } from '../../app/catch-up/channel-loss';
import { ChatFailure } from '../../app/chat-failure';
import { isNextStep, lookAgain, noticeOfArchiving } from '../../domain/channel/archiving';
import { archiveChannel as archive } from '../../domain/incident/channel';
import { factAt } from '../../domain/incident/kept-facts';
import { fromTimestamp, later } from '../../domain/time/instant';
import { quietSince } from '../asking/quiet-since';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Archives the channel, by the fact that it was said there. */
    'archive-channel': { readonly said: number };
  }
}

/** Archives a channel of which that was said, unless somebody wrote there since. */
export const archiveChannel: JobKind<'archive-channel'> = {
  name: 'archive-channel',
  part: 'the archiving of the channel',
  isToldOnce: true,
  where: ownChannel,

  async run({ said }, context) {
    const { incident, settings, chat, clock, change } = context;
    const { archiveAfter } = settings.channel;
    if (incident.channel === undefined || !isNextStep(incident, said)) return;
    const { source, due } = factAt(incident, said, 'archiving-said');
    const notice = { type: 'archiving', incident, due } as const;
    if (archiveAfter === undefined) {
      await chat.edit(source, { ...notice, outlook: { type: 'called off' } });
      return;
    }
    const saidAt = fromTimestamp(source.message);
    const since = await quietSince(context, saidAt);
    if (since > saidAt) {
      await change((now) =>
        lookAgain(now, said, later(since, archiveAfter - noticeOfArchiving(archiveAfter))),
      );
      return;
    }
    const begun = clock.now();
    try {
      const asOf = await chat.archiveChannel(incident.channel.id);
      await change((now) => archive(now, true, asOf));
    } catch (error) {
      const isRefused = error instanceof ChatFailure && !error.outcome.again;
      if (isRefused && lossIn(error, begun) === undefined) {
        await chat.edit(source, { ...notice, outlook: { type: 'refused', why: error.sentence } });
      }
      throw error;
    }
  },
};
