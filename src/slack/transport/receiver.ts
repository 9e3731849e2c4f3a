import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type App, AuthorizationError, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WaysIn } from '../../app/catch-up/absence';
import type { TakenSignatures } from '../../app/processes/counted-together';
import type { ApiReachability } from '../web-api/api-reachability';
import { LoginError, loginRefusal } from '../web-api/login';
import type { SlackTimeouts } from '../web-api/timeouts';
import { withProcessing } from './ack-after-commit';
import { answerWithFailure } from './failed-event';
import { isNoObject, readBody } from './request-body';
import { isTimely, secondsNow, TakenRequests } from './signed-requests';
import { openSockets } from './sockets';

/** What a receiver needs. */
export interface ReceiverOptions {
  readonly slack: { readonly appToken: string } | { readonly signingSecret: string };
  readonly slackApiUrl: string;
  readonly logger: Logger;
  /** Called with the number of open ways from Slack to the bot when it changes. */
  readonly onConnections: (open: number) => void;
  /** Told of each way from Slack to the bot, and of what is heard on it. */
  readonly ways: WaysIn;
  /** What the bot's calls show of Slack: over HTTP nothing else tells that Slack is out of reach. */
  readonly reachability: ApiReachability;
  /** Called with why a way could not be opened that the bot is to have. */
  readonly onTrouble: (error: unknown) => void;
  readonly timeouts: SlackTimeouts;
  /** Where the requests are known that were taken, if other processes take some as well. */
  readonly taken?: TakenSignatures | undefined;
}

/** The way on which Slack reaches the bot. */
export interface Reception {
  /** Starting it throws `LoginError` when Slack does not let it in. */
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

function sockets(appToken: string, options: ReceiverOptions): Receiver {
  const { slackApiUrl, logger, onConnections: onChange, onTrouble, ways, timeouts } = options;
  const open = openSockets({ appToken, slackApiUrl, logger, timeouts, ways, onChange, onTrouble });
  return {
    init: (app) => open.init(app),
    async start() {
      try {
        return await open.start();
      } catch (error) {
        throw new LoginError(loginRefusal(error, 'SLACK_APP_TOKEN', slackApiUrl));
      }
    },
    stop: () => open.stop(),
  };
}

/** Requests come in through the server that also answers for the bot's health, so this one never listens itself. */
function http(signingSecret: string, options: ReceiverOptions): Reception {
  const { logger, onConnections, ways, reachability, taken = ownSignatures() } = options;
  const way = {};
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    processEventErrorHandler: answerWithFailure,
    customPropertiesExtractor: ({ headers }) => ({ signature: headers['x-slack-signature'] }),
  });
  return {
    receiver: {
      init: (app) => receiver.init(heedful(takingOnce(app, logger, taken), () => ways.heard(way))),
      async start() {
        ways.opened(way);
        reachability.onAnswer(() => ways.heard(way));
        reachability.onChange((state) => (state === 'unanswered' ? ways.gone(way) : ways.opened(way)));
        onConnections(1);
      },
      stop: async () => onConnections(0),
    },
    requests(request, response) {
      if (request.method !== 'POST') response.writeHead(405, { allow: 'POST' }).end();
      else if (!isTimely(request.headers, secondsNow())) turnAway(response, 401);
      else
        void readWhole(request, response).then(
          (isFit) => isFit && receiver.requestListener(request, response),
        );
    },
  };
}

/** The app, which tells of each request that Slack signed. */
function heedful(app: App, heard: () => void): App {
  return withProcessing(app, (event) => {
    heard();
    return app.processEvent(event);
  });
}

/** Reads the body for Bolt, which takes it from there; false, and answered already, where Bolt could not cope with it. */
async function readWhole(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const rawBody = await readBody(request);
  if (rawBody === undefined || isNoObject(rawBody, request.headers['content-type'])) {
    turnAway(response, rawBody === undefined ? 413 : 400);
    return false;
  }
  Object.assign(request, { rawBody });
  return true;
}

/** Whatever else comes on that connection is not read. */
function turnAway(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

/** What this process took, where there is no other. */
function ownSignatures(): TakenSignatures {
  const taken = new TakenRequests();
  return { take: async (signature) => taken.take(signature, secondsNow()) };
}

/**
 * The app, which takes a signed command, click or modal once. An event may come again: it means the same again, and
 * Slack sends it until it is acknowledged.
 */
function takingOnce(app: App, logger: Logger, taken: TakenSignatures): App {
  return withProcessing(app, async (event) => {
    const { body, customProperties } = event;
    const signature = String(customProperties?.signature);
    if (body.type !== 'event_callback' && !(await taken.take(signature))) {
      logger.warn('A signed request came twice and was refused: somebody may be replaying what Slack sent');
      throw new AuthorizationError('taken before', new Error('taken before'));
    }
    await app.processEvent(event);
  });
}
