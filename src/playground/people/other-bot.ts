import { identified, refuseInvalid } from '../interactions/app-message';
import { postMessage } from '../workspace/messages';
import { SlackError } from '../workspace/slack-error';
import type { Bot } from '../workspace/state';
import type { Workspace } from '../workspace/workspace';

/** What another app's bot writes: any one of these is enough. */
export interface BotMessage {
  text?: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  /** The `ts` of the message under which it goes. */
  thread?: string;
}

/** The bot of another app, such as a monitor that posts alerts. It may post in every channel. */
export class OtherBot {
  constructor(
    private readonly workspace: Workspace,
    private readonly bot: Bot,
  ) {}

  /** Its `bot_id`. */
  get id(): string {
    return this.bot.id;
  }

  /** Posts and resolves to the message's `ts`. Rejects with what Slack would refuse the content for. */
  async post(channel: string, { text = '', blocks, attachments, thread }: BotMessage): Promise<string> {
    refuseInvalid({ blocks, attachments });
    if (text === '' && !blocks?.length && !attachments?.length) throw new SlackError('no_text');
    const { id: botId, userId: user } = this.bot;
    const author = user === undefined ? { botId } : { botId, user };
    const content = {
      text,
      ...identified({ blocks, attachments }),
      subtype: user === undefined ? 'bot_message' : undefined,
    };
    return postMessage(this.workspace, this.workspace.channel(channel), author, content, { thread }).ts;
  }
}
