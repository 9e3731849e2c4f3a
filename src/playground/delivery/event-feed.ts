import type { InstalledApp } from '../manifest';
import { microsOf, secondsOf } from '../state/ts';
import { type Occurrence, own, type Workspace } from '../state/workspace';
import type { Deliveries } from './deliveries';
import { newEventId } from './delivery';

/** Turns what happens in the workspace into Events API payloads for the app: what it subscribed to and may see. */
export function feedEvents(workspace: Workspace, app: InstalledApp, deliveries: Deliveries): void {
  workspace.onOccurrence((occurrence) => {
    if (!app.events.has(occurrence.subscription) || !maySee(workspace, app, occurrence)) return;
    const payload = eventCallback(workspace, occurrence);
    // A payload is what was true when it happened, however late it is sent.
    deliveries.event(occurrence.event.type, structuredClone(payload));
  });
}

function maySee(workspace: Workspace, app: InstalledApp, { channel: id, event }: Occurrence): boolean {
  if (id === undefined) return true;
  const channel = workspace.state.channels[id];
  if (!channel?.members.includes(workspace.state.app.botUserId)) return false;
  // The one subscription covers both kinds of channel, each under its own scope.
  const isMembership = event.type === 'member_joined_channel' || event.type === 'member_left_channel';
  const scope = channel.kind === 'public' ? 'channels:read' : 'groups:read';
  return !isMembership || app.scopes.includes(scope);
}

/**
 * The envelope of an event. What somebody of another workspace did in a shared channel names that workspace as `team_id`;
 * whom the app hears it for stands in `authorizations`. That the channel is shared is said of everything in it.
 * Sources: docs.slack.dev, apis/events-api ("Callback field overview") and apis/slack-connect.
 */
function eventCallback(workspace: Workspace, { event, channel }: Occurrence): Record<string, unknown> {
  const { team, app } = workspace.state;
  return {
    token: 'playground-verification',
    team_id: teamOfActor(workspace, event.user) ?? team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: newEventId(),
    event_time: secondsOf(microsOf(event.event_ts) ?? workspace.clock.now()),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: (channel && own(workspace.state.channels, channel)?.sharedWith) !== undefined,
    event_context: eventContext(team.id, app.id, channel, event.type),
  };
}

function teamOfActor({ state }: Workspace, user: unknown): string | undefined {
  return typeof user === 'string' ? own(state.people, user)?.team : undefined;
}

/** Opaque to apps; Slack's own begin with a version and hide who may see the event. */
function eventContext(team: string, app: string, channel: string | undefined, type: string): string {
  return `4-${Buffer.from(JSON.stringify({ et: type, tid: team, aid: app, cid: channel })).toString('base64url')}`;
}
