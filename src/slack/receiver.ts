import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { NoEntry, refusal } from './connect';
import { openSockets } from './sockets';

/** What a receiver needs. */
export interface ReceiverOptions {
  readonly slack: { readonly appToken: string } | { readonly signingSecret: string };
  readonly slackApiUrl: string;
  readonly logger: Logger;
  /** Called with the number of open ways from Slack to the bot when it changes. */
  readonly onConnections: (open: number) => void;
}

/** The way on which Slack reaches the bot. */
export interface Reception {
  /** Starting it throws `NoEntry` when Slack does not let it in. */
  readonly receiver: Receiver;
  /** Takes Slack's requests at `/slack/events`, where Slack reaches the bot over HTTP. */
  readonly requests?: RequestListener;
}

/** Opens the way on which Slack reaches the bot: Socket Mode with an app token, else signed HTTP. */
export function openReceiver(options: ReceiverOptions): Reception {
  const { slack } = options;
  return 'appToken' in slack
    ? { receiver: sockets(slack.appToken, options) }
    : http(slack.signingSecret, options);
}

function sockets(appToken: string, { slackApiUrl, logger, onConnections }: ReceiverOptions): Receiver {
  const open = openSockets({ appToken, slackApiUrl, logger, onChange: onConnections });
  return {
    init: (app) => open.init(app),
    async start() {
      try {
        return await open.start();
      } catch (error) {
        throw new NoEntry(refusal(error, 'SLACK_APP_TOKEN', slackApiUrl));
      }
    },
    stop: () => open.stop(),
  };
}

/** Requests come in through the server that also answers for the bot's health, so this one never listens itself. */
function http(signingSecret: string, { logger, onConnections }: ReceiverOptions): Reception {
  const receiver = new HTTPReceiver({ signingSecret, logger });
  return {
    receiver: {
      init: (app) => receiver.init(app),
      start: async () => onConnections(1),
      stop: async () => onConnections(0),
    },
    requests: (request, response) => receiver.requestListener(request, response),
  };
}
