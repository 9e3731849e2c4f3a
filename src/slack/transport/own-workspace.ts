import type { Receiver, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../app/ports';
import type { Workspace, Workspaces } from '../workspace';
import { withProcessing } from './ack-after-commit';

const id = z.string().nullish().catch(undefined);
const origin = z
  .object({
    team_id: id,
    authorizations: z
      .array(z.object({ team_id: id }))
      .optional()
      .catch(undefined),
    team: z.object({ id }).nullish().catch(undefined),
    user: z.object({ team_id: id }).nullish().catch(undefined),
    view: z.object({ app_installed_team_id: id }).nullish().catch(undefined),
  })
  .catch({ team_id: undefined });

/**
 * A receiver that takes nothing from a workspace of which the bot has no part: people of a connected workspace may press
 * what stands in a shared channel, and where the same app is installed for another bot, its people would get in here.
 */
export function fromOwnWorkspace(receiver: Receiver, workspaces: Workspaces, log: Log): Receiver {
  return {
    init(app) {
      const take = async (event: ReceiverEvent): Promise<void> => {
        if (workspaceOf(event.body, workspaces) !== undefined) return app.processEvent(event);
        log.info(
          { type: String(event.body.type ?? 'command') },
          'What another workspace sent was left alone',
        );
        await event.ack('command' in event.body ? notHere : undefined);
      };
      receiver.init(withProcessing(app, take));
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}

/** The workspace that something is for which Slack sent; undefined where the bot is not installed. */
export function workspaceOf(body: unknown, workspaces: Workspaces): Workspace | undefined {
  for (const team of teamsOf(body)) {
    const workspace = workspaces.find(team);
    if (workspace !== undefined) return workspace;
  }
  return undefined;
}

const notHere = {
  response_type: 'ephemeral',
  text: 'This Firelog is another workspace’s and keeps its incidents to itself. Ask whoever runs Firelog for one of your own.',
} as const;

/**
 * For which installations Slack sent something: an event may be for several of them, and it may have happened
 * elsewhere, in a channel that is shared. Source: docs.slack.dev, apis/events-api and apis/slack-connect.
 */
function teamsOf(body: unknown): readonly (string | null | undefined)[] {
  const { team_id: named, authorizations = [], team, user, view } = origin.parse(body);
  if (authorizations.length > 0) return authorizations.map((each) => each.team_id);
  return [named ?? view?.app_installed_team_id ?? team?.id ?? user?.team_id];
}
