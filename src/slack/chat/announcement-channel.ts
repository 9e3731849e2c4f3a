import { ChatFailure } from '../../app/chat-failure';
import { findChannel } from './named-channel';
import type { ChatParts } from './parts';

/**
 * The channel in which incidents are announced. Slack finds no channel by name, so it is looked up once, and
 * joined where it is public: only a member can read its history and find what was posted already.
 */
export class AnnouncementChannel {
  #found: Promise<string> | undefined;

  readonly #parts: ChatParts;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  /** The channel's id; throws a `ChatFailure` that says what to do while there is no such channel. */
  id(): Promise<string> {
    this.#found ??= this.#find().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }

  async #find(): Promise<string> {
    const { api, settings } = this.#parts;
    const found = await findChannel(api, settings.announcements);
    if (found !== undefined) return found.isMember ? found.id : await this.#join(found.id);
    throw new ChatFailure(
      'channel_not_found',
      `There is no channel #${settings.announcements}. Create it, or name another one in the configuration.`,
      { again: false },
    );
  }

  async #join(channel: string): Promise<string> {
    await this.#parts.api.call('conversations.join', (client) => client.conversations.join({ channel }));
    return channel;
  }
}
