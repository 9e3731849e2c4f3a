import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { fetchResponse } from '../web-api/fetch-response';
import type { SlackTimeouts } from '../web-api/timeouts';
import { leaveUnacknowledged } from './failed-event';
import { watchFrames } from './frame-activity';
import { guardFrames } from './socket-frame-guard';

/** What a socket is opened with. */
export interface SocketOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  readonly timeouts: SlackTimeouts;
}

/** An open socket, over which Slack sends events to the app. */
export interface Socket {
  /** Resolves once it is gone, whatever ended it. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/** A farewell that is not answered for so many milliseconds is not waited for. */
const MAX_FAREWELL = 1_000;

/**
 * Asks Slack for a socket, opens it and waits for its greeting. `heard` is called with everything that comes in on it,
 * the answers to its pings as well. Rejects with what the client of the Web API or of the
 * socket says, and when that takes too long or `signal` ends it; then nothing of it stays behind.
 */
export async function openSocket(
  options: SocketOptions,
  app: App,
  signal: AbortSignal,
  heard: () => void,
): Promise<Socket> {
  const receiver = newReceiver(options);
  const { client } = receiver;
  guardFrames(client, options.logger, () => {
    // The client itself would wait half a minute for an answer to its farewell.
    setTimeout(() => hangUp(receiver), MAX_FAREWELL).unref();
  });
  watchFrames(client, heard);
  receiver.init(app);
  const gone = new Promise<void>((resolve) => {
    client.once('disconnected', () => resolve());
  });
  await greeting(receiver, options.timeouts.hello, signal);
  const close = async (): Promise<void> => {
    const cut = setTimeout(() => hangUp(receiver), MAX_FAREWELL);
    await client.disconnect();
    clearTimeout(cut);
  };
  return { gone, close };
}

/** After a failed opening the client would never try again, so it is used for one socket and thrown away with it. */
function newReceiver({ appToken, slackApiUrl, logger, timeouts }: SocketOptions): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientPingTimeout: timeouts.ping,
    processEventErrorHandler: leaveUnacknowledged,
    customPropertiesExtractor: ({ envelope_id }) => ({ envelope: envelope_id }),
    installerOptions: {
      clientOptions: {
        slackApiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: timeouts.call,
        fetch: fetchResponse,
      },
    },
  });
}

async function greeting(receiver: SocketModeReceiver, ms: number, signal: AbortSignal): Promise<void> {
  const opening = receiver.start().catch((error: unknown) => {
    throw error ?? new Error('Slack closed the socket without a greeting');
  });
  const limit = deadline(ms, signal);
  try {
    await Promise.race([opening, limit.passed]);
  } catch (error) {
    hangUp(receiver);
    // Its address may still be on its way.
    opening.then(
      () => hangUp(receiver),
      () => undefined,
    );
    throw error;
  } finally {
    limit.lift();
  }
}

function deadline(ms: number, signal: AbortSignal): { passed: Promise<never>; lift: () => void } {
  let lift = (): void => undefined;
  const passed = new Promise<never>((_, reject) => {
    const end = (): void => reject(new Error('Slack did not greet the socket in time'));
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    lift = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    };
    if (signal.aborted) end();
  });
  return { passed, lift };
}

/** The first farewell is sent, the second one cuts the connection without waiting for an answer. */
function hangUp({ client }: SocketModeReceiver): void {
  void client.disconnect();
  void client.disconnect();
}
