import { App, type AuthorizeResult, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { Metrics } from '../app/ports';
import type { ListenerDependencies } from './listener-dependencies';
import { registerButtons } from './listeners/buttons';
import { registerCommands } from './listeners/commands';
import { registerEvents } from './listeners/events';
import { registerModals } from './listeners/modals';
import { registerShortcuts } from './listeners/shortcuts';
import { ackAfterCommit } from './transport/ack-after-commit';
import { answeredOnce } from './transport/deliveries/answered-once';
import { readableEvents } from './transport/deliveries/readable-events';
import type { InFlight } from './transport/in-flight';
import { fromOwnWorkspace, workspaceOf } from './transport/own-workspace';
import { refuseMalformed } from './transport/well-formed';
import { fetchResponse } from './web-api/fetch-response';
import type { SlackTimeouts } from './web-api/timeouts';
import type { Workspace } from './workspace';

/** What the Bolt app is made of. */
export interface AppParts {
  readonly dependencies: ListenerDependencies;
  readonly slackApiUrl: string;
  readonly receiver: Receiver;
  readonly inFlight: InFlight;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly timeouts: SlackTimeouts;
}

/** The Bolt app with every listener; it hears nothing before `start`. Its context names the workspace as `teamId`. */
export function createApp({
  dependencies,
  slackApiUrl,
  receiver,
  inFlight,
  metrics,
  logger,
  timeouts,
}: AppParts): App {
  const { workspaces, log } = dependencies;
  const fromHere = fromOwnWorkspace(readableEvents(receiver, log), workspaces, log);
  const app = new App({
    receiver: ackAfterCommit(answeredOnce(fromHere), inFlight, metrics),
    authorize: async (_, body) => authorization(workspaceOf(body, workspaces)),
    convoStore: false,
    logger,
    // A modal's trigger lives for three seconds: a call that failed is not worth another.
    clientOptions: {
      slackApiUrl,
      retryConfig: { retries: 0 },
      timeout: timeouts.modal,
      rejectRateLimitedCalls: true,
      fetch: fetchResponse,
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
