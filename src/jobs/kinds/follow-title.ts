import type { NamedAfter } from '../../domain/channel/channel-name';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Names the channel after its incident as it is now, because of what is another one. */
    'follow-title': { readonly because: NamedAfter };
  }
}

/** Names the channel after its incident as it is now, where the settings have it follow. */
export const followTitle: JobKind<'follow-title'> = {
  name: 'follow-title',
  part: 'the channel’s new name',
  isToldOnce: true,
  where: ownChannel,

  async run({ because }, { incident, chat, settings: { channel: settings } }) {
    const { channel } = incident;
    if (channel === undefined || !settings.isRenamed) return;
    if (!settings.name.includes(`{${because}}`)) return;
    await chat.renameChannel(channel.id, incident);
  },
};
