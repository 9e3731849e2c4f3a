import type { Channel } from '../state/state';
import type { Workspace } from '../state/workspace';
import type { Wire } from './rendering';

/** A conversation as Slack describes it to this member. */
export function renderChannel(workspace: Workspace, channel: Channel, viewer: string): Wire {
  return channel.kind === 'im' ? direct(workspace, channel, viewer) : named(workspace, channel, viewer);
}

function direct(workspace: Workspace, channel: Channel, viewer: string): Wire {
  return {
    id: channel.id,
    created: channel.created,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: workspace.state.team.id,
    user: channel.members.find((member) => member !== viewer) ?? viewer,
    is_user_deleted: false,
    is_open: true,
    priority: 0,
  };
}

function named(workspace: Workspace, channel: Channel, viewer: string): Wire {
  const isPrivate = channel.kind !== 'public';
  const { sharedWith = [] } = channel;
  const teams = [workspace.state.team.id, ...sharedWith];
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: isPrivate,
    created: channel.created,
    creator: channel.creator,
    is_archived: channel.archived,
    is_general: channel.isGeneral,
    unlinked: 0,
    is_shared: sharedWith.length > 0,
    is_org_shared: false,
    is_ext_shared: sharedWith.length > 0,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: workspace.state.team.id,
    shared_team_ids: teams,
    ...(sharedWith.length > 0 ? { connected_team_ids: sharedWith, conversation_host_id: teams[0] } : {}),
    updated: channel.created * 1000,
    parent_conversation: null,
    is_member: channel.members.includes(viewer),
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: channel.previousNames,
  };
}
