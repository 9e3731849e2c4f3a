import type { Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { NoEntry, refusal } from './connect';
import { openSockets } from './sockets';

/** What a receiver needs. */
export interface ReceiverOptions {
  readonly slack: { readonly appToken: string };
  readonly slackApiUrl: string;
  readonly logger: Logger;
  /** Called with the number of open connections to Slack when it changes. */
  readonly onConnections: (open: number) => void;
}

/** Opens the way on which Slack reaches the bot; starting it throws `NoEntry` when Slack does not let it in. */
export function openReceiver({ slack, slackApiUrl, logger, onConnections }: ReceiverOptions): Receiver {
  const sockets = openSockets({ appToken: slack.appToken, slackApiUrl, logger, onChange: onConnections });
  return {
    init: (app) => sockets.init(app),
    async start() {
      try {
        return await sockets.start();
      } catch (error) {
        throw new NoEntry(refusal(error, 'SLACK_APP_TOKEN', slackApiUrl));
      }
    },
    stop: () => sockets.stop(),
  };
}
