import { App, type AuthorizeResult, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { Metrics } from '../app/ports';
import { ackAfterCommit } from './ack-after-commit';
import { registerButtons } from './doors/buttons';
import { registerCommands } from './doors/commands';
import { registerEvents } from './doors/events';
import { registerModals } from './doors/modals';
import { registerShortcuts } from './doors/shortcuts';
import type { InHand } from './in-hand';
import type { ListenerDependencies } from './listener-dependencies';
import { fromOwnWorkspace, workspaceOf } from './own-workspace';
import type { SlackWaits } from './waits';
import { refuseMalformed } from './well-formed';
import { fetchWhole } from './whole-answer';
import type { Workspace } from './workspace';

/** What the Bolt app is made of. */
export interface AppParts {
  readonly dependencies: ListenerDependencies;
  readonly slackApiUrl: string;
  readonly receiver: Receiver;
  readonly inHand: InHand;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly waits: SlackWaits;
}

/** The Bolt app with every listener; it hears nothing before `start`. Its context names the workspace as `teamId`. */
export function createApp({
  dependencies,
  slackApiUrl,
  receiver,
  inHand,
  metrics,
  logger,
  waits,
}: AppParts): App {
  const { workspaces, log } = dependencies;
  const app = new App({
    receiver: ackAfterCommit(fromOwnWorkspace(receiver, workspaces, log), inHand, metrics),
    authorize: async (_, body) => authorization(workspaceOf(body, workspaces)),
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
  registerEvents(app, dependencies);
  registerCommands(app, dependencies);
  registerButtons(app, dependencies);
  registerModals(app, dependencies);
  registerShortcuts(app, dependencies);
  return app;
}

/** As whom the bot acts in a workspace. */
function authorization(workspace: Workspace | undefined): AuthorizeResult {
  if (workspace === undefined) throw new Error('Firelog is not installed in the workspace');
  const { botToken, identity } = workspace;
  return { botToken, botId: identity.botId, botUserId: identity.botUser, teamId: identity.team };
}
