import { App, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { Metrics } from '../app/ports';
import { ackAfterCommit } from './ack-after-commit';
import type { Desk } from './desk';
import { openButtonDoor } from './doors/buttons';
import { openCommandDoor } from './doors/commands';
import { openEventDoor } from './doors/events';
import { openModalDoor } from './doors/modals';
import { openShortcutDoor } from './doors/shortcuts';
import type { InHand } from './in-hand';
import { fromOwnWorkspace } from './own-workspace';
import type { SlackWaits } from './waits';
import { refuseMalformed } from './well-formed';
import { fetchWhole } from './whole-answer';

/** What the Bolt app is made of. */
export interface AppParts {
  readonly desk: Desk;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly receiver: Receiver;
  readonly inHand: InHand;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly waits: SlackWaits;
}

/** The Bolt app with every front door open; it hears nothing before `start`. */
export function createApp({
  desk,
  botToken,
  slackApiUrl,
  receiver,
  inHand,
  metrics,
  logger,
  waits,
}: AppParts): App {
  const { botId, botUser, team } = desk.identity;
  const app = new App({
    receiver: ackAfterCommit(fromOwnWorkspace(receiver, team, desk.log), inHand, metrics),
    authorize: async () => ({ botToken, botId, botUserId: botUser, teamId: team }),
    convoStore: false,
    logger,
    // A modal's trigger lives for three seconds: a call that failed is not worth another.
    clientOptions: {
      slackApiUrl,
      retryConfig: { retries: 0 },
      timeout: waits.modal,
      rejectRateLimitedCalls: true,
      fetch: fetchWhole,
    },
  });
  // An error that is swallowed here would acknowledge an event whose transaction failed.
  app.error(async (error) => {
    throw error;
  });
  refuseMalformed(app);
  openEventDoor(app, desk);
  openCommandDoor(app, desk);
  openButtonDoor(app, desk);
  openModalDoor(app, desk);
  openShortcutDoor(app, desk);
  return app;
}
