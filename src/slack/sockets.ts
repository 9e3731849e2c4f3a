import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { leaveUnacknowledged } from './failed-event';

/** What the sockets need to connect. */
export interface SocketOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  /** Called when the number of open sockets changes. */
  readonly onChange: (open: number) => void;
}

/** Slack recycles sockets every few hours and the client is five seconds without one then: a second one covers it. */
const connections = 2;

/** Socket Mode over two connections. Slack sends each event to any one of them. */
export function openSockets(options: SocketOptions): Receiver {
  const open = new Set<SocketModeReceiver>();
  const receivers = Array.from({ length: connections }, () => {
    const receiver = new SocketModeReceiver({
      appToken: options.appToken,
      logger: options.logger,
      processEventErrorHandler: leaveUnacknowledged,
      installerOptions: {
        // The client gives up for good when these are used up: an outage of hours must not outlast them.
        clientOptions: { slackApiUrl: options.slackApiUrl, retryConfig: { retries: 100, factor: 1.3 } },
      },
    });
    receiver.client.on('connected', () => options.onChange(open.add(receiver).size));
    for (const gone of ['reconnecting', 'disconnected', 'close']) {
      receiver.client.on(gone, () => {
        if (open.delete(receiver)) options.onChange(open.size);
      });
    }
    return receiver;
  });
  return {
    init(app: App) {
      for (const receiver of receivers) receiver.init(app);
    },
    async start() {
      // One after the other, so that Slack does not recycle both at the same moment.
      for (const receiver of receivers) await receiver.start();
    },
    async stop() {
      await Promise.all(receivers.map((receiver) => receiver.client.disconnect()));
    },
  };
}
