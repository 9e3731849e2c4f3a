import { ChatFailure } from '../../app/chat-failure';
import type { ChatParts } from './parts';

/**
 * The channel in which incidents are announced. Slack finds no channel by name, so it is looked up once, and
 * joined where it is public: only a member can read its history and find what was posted already.
 */
export class AnnouncementChannel {
  #found: Promise<string> | undefined;

  constructor(private readonly parts: ChatParts) {}

  /** The channel's id; throws a `ChatFailure` that says what to do while there is no such channel. */
  id(): Promise<string> {
    this.#found ??= this.#find().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }

  async #find(): Promise<string> {
    const { api, settings } = this.parts;
    const own = api.pages('users.conversations', (client, cursor) =>
      client.users.conversations({ types: 'public_channel,private_channel', limit: 200, ...cursor }),
    );
    for await (const page of own) {
      const found = page.channels?.find((channel) => channel.name === settings.announcements);
      if (found?.id !== undefined) return found.id;
    }
    const all = api.pages('conversations.list', (client, cursor) =>
      client.conversations.list({
        types: 'public_channel',
        exclude_archived: true,
        limit: 200,
        ...cursor,
      }),
    );
    for await (const page of all) {
      const found = page.channels?.find((channel) => channel.name === settings.announcements);
      if (found?.id !== undefined) return await this.#join(found.id);
    }
    throw new ChatFailure(
      'channel_not_found',
      `There is no channel #${settings.announcements}. Create it, or name another one in the configuration.`,
      { again: false },
    );
  }

  async #join(channel: string): Promise<string> {
    await this.parts.api.call('conversations.join', (client) => client.conversations.join({ channel }));
    return channel;
  }
}
