import { ChatFailure } from '../../app/chat-failure';
import { findChannel } from './named-channel';
import type { ChatParts } from './parts';

/**
 * The channel in which incidents are announced. Slack finds no channel by name, so it is looked up once, and
 * joined where it is public: only a member can read its history and find what was posted already.
 */
export class AnnouncementChannel {
  readonly #found = new Map<string, Promise<string>>();

  readonly #parts: ChatParts;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  /** The id of it, or of another one; throws a `ChatFailure` that says what to do while there is no such channel. */
  id(name = this.#parts.settings.announcements): Promise<string> {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const finding = this.#find(name).catch((error: unknown) => {
      this.#found.delete(name);
      throw error;
    });
    this.#found.set(name, finding);
    return finding;
  }

  async #find(name: string): Promise<string> {
    const found = await findChannel(this.#parts.api, name);
    if (found !== undefined) return found.isMember ? found.id : await this.#join(found.id);
    throw new ChatFailure(
      'channel_not_found',
      `There is no channel #${name}. Create it, or name another one in the configuration.`,
      { again: false },
    );
  }

  async #join(channel: string): Promise<string> {
    await this.#parts.api.call('conversations.join', (client) => client.conversations.join({ channel }));
    return channel;
  }
}
