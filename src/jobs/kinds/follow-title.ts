import { channelNames } from '../../domain/channel/channel-name';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Names the channel after its incident as it is now. */
    'follow-title': Record<never, never>;
  }
}

/** Names the channel after its incident as it is now, where the settings have it follow. */
export const followTitle: JobKind<'follow-title'> = {
  name: 'follow-title',
  part: 'the channel’s new name',
  isToldOnce: true,
  where: ownChannel,

  async run(_, { incident, chat, settings: { channel: settings } }) {
    const { channel } = incident;
    if (channel === undefined || !settings.isRenamed) return;
    if (channelNames(settings.name, incident).includes(channel.name)) return;
    await chat.renameChannel(channel.id, incident);
  },
};
