import { refuseInvalid, withNewIds } from '../interactions/app-message';
import { SlackError } from '../state/slack-error';
import type { Bot } from '../state/state';
import type { Workspace } from '../state/workspace';
import { postMessage } from '../workspace/messages';

/** What another app's bot writes: any one of these is enough. */
export interface BotMessage {
  text?: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  /** Another name than its own, under which it writes this one. */
  username?: string;
  /** The `ts` of the message under which it goes. */
  thread?: string;
}

/** The bot of another app, such as a monitor that posts alerts. It may post in every channel. */
export class OtherBot {
  readonly #workspace: Workspace;
  readonly #bot: Bot;

  constructor(workspace: Workspace, bot: Bot) {
    this.#workspace = workspace;
    this.#bot = bot;
  }

  /** Its `bot_id`. */
  get id(): string {
    return this.#bot.id;
  }

  /** Posts and resolves to the message's `ts`. Rejects with what Slack would refuse the content for. */
  async post(
    channel: string,
    { text = '', blocks, attachments, username, thread }: BotMessage,
  ): Promise<string> {
    refuseInvalid({ blocks, attachments });
    if (text === '' && !blocks?.length && !attachments?.length) throw new SlackError('no_text');
    const { id: botId, userId: user } = this.#bot;
    const author = user === undefined ? { botId } : { botId, user };
    const content = {
      text,
      ...withNewIds({ blocks, attachments }),
      subtype: user === undefined || username !== undefined ? 'bot_message' : undefined,
      username,
    };
    return postMessage(this.#workspace, this.#workspace.channel(channel), author, content, { thread }).ts;
  }
}
