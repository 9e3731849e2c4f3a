const missingScope =
  'The app lacks a permission. Reinstall it from the current manifest and give the bot its new token.';
const notAllowed = 'The workspace’s settings do not allow this to apps. Ask an administrator to allow it.';
const wrongToken = 'Slack refuses the bot’s token. Set SLACK_BOT_TOKEN to the token of the installed app.';
const removedApp = 'The app was removed from the workspace. Install it again.';
const closedWorkspace = 'The workspace is closed to the app. Ask its administrators to let the app in again.';
const tooLong = 'It is longer than Slack takes. Shorten the incident’s title or the entry that it is about.';
const plan = 'The workspace’s plan does not include this.';
const guest = 'A guest cannot be brought in by an app. Invite them by hand.';
const goneAccount = 'Somebody who was to be brought in no longer works here: the account is deactivated.';
const noEditing =
  'The workspace’s settings do not let messages of this age be edited. Ask an administrator to allow it.';
const fileKind = 'The workspace does not allow files like this. Ask an administrator to allow them.';

/** What went wrong and what to do, by Slack's error code. */
const sentences: Readonly<Record<string, string>> = {
  missing_scope: missingScope,
  no_permission: missingScope,
  not_allowed_token_type: wrongToken,
  not_authed: wrongToken,
  invalid_auth: wrongToken,
  token_expired: wrongToken,
  token_revoked: 'The bot’s token was revoked. Reinstall the app and set SLACK_BOT_TOKEN anew.',
  account_inactive: removedApp,
  user_removed_from_team: removedApp,
  team_disabled: closedWorkspace,
  org_login_required: closedWorkspace,
  team_added_to_org: closedWorkspace,
  ekm_access_denied: closedWorkspace,
  access_denied: closedWorkspace,
  enterprise_is_restricted: closedWorkspace,
  team_access_not_granted: closedWorkspace,
  restricted_action: notAllowed,
  restricted_action_read_only_channel: notAllowed,
  restricted_action_thread_only_channel: notAllowed,
  restricted_action_non_threadable_channel: notAllowed,
  restricted_action_thread_locked: notAllowed,
  not_authorized:
    'Slack lets nobody do this but whoever created the channel, and administrators. Do it by hand, or ask one of them.',
  cant_archive_required: 'Everybody has to be in this channel, so that Slack archives it for nobody.',
  cant_archive_general: 'Slack archives the workspace’s general channel for nobody.',
  cannot_create_channel:
    'The workspace does not let the app create channels. Ask an administrator to allow it.',
  channel_not_found:
    'The channel does not exist or the bot may not see it. Create it, or invite the bot to it.',
  not_in_channel: 'The bot is not in the channel. Type `/invite` and the bot’s name there.',
  is_archived: 'The channel is archived. Unarchive it first.',
  is_inactive: 'The channel is archived. Unarchive it first.',
  too_many_pins: 'The channel has no room for another pin. Take one out.',
  too_many_bookmarks: 'The channel has no room for another bookmark. Take one out.',
  too_many_reactions: 'The message has no room for another reaction.',
  too_many_emoji: 'The message has no room for another reaction.',
  thread_locked: 'The thread is locked. Unlock it first.',
  not_reactable: 'Slack takes no reaction on this kind of message.',
  invalid_name:
    'There is no such emoji in the workspace. Name another one in the configuration, as `emoji: answer`.',
  user_is_restricted: guest,
  user_is_ultra_restricted: guest,
  ura_max_channels: 'A guest is in as many channels as they may be. Invite them by hand.',
  user_not_found:
    'Somebody who was to be brought in is not in this workspace. Check the configured responders and teams.',
  user_disabled: goneAccount,
  user_is_deactivated: goneAccount,
  cant_invite: 'Somebody could not be brought in by an app. Invite them by hand.',
  cant_invite_self: 'The bot cannot bring itself in. Type `/invite` and the bot’s name there.',
  no_such_subteam: 'There is no such user group any more. Mention another one, or the people.',
  subteam_max_users_exceeded: 'The user group is too large to be read. Mention the people.',
  plan_upgrade_required: plan,
  paid_teams_only: plan,
  message_limit_exceeded: 'The workspace’s plan takes no more messages.',
  msg_too_long: tooLong,
  msg_blocks_too_long: tooLong,
  too_long: tooLong,
  edit_window_closed: noEditing,
  cant_update_message: 'The message is not the bot’s own any more, so it cannot be brought up to date.',
  file_uploads_disabled: 'The workspace does not allow files. Ask an administrator to allow them.',
  file_uploads_except_images_disabled: fileKind,
  blocked_file_type: fileKind,
  file_upload_size_restricted: 'The file is larger than the workspace takes.',
  storage_limit_reached:
    'The workspace has no room for another file. Delete some, then ask for the draft again.',
  canvas_disabled_user_team:
    'Canvases are turned off in the workspace. Ask an administrator to turn them on.',
  free_teams_cannot_create_non_tabbed_canvases: plan,
  free_team_canvas_tab_already_exists: 'The workspace’s plan has room for one canvas in a channel.',
  free_teams_cannot_edit_standalone_canvases: plan,
  team_tier_cannot_create_channel_canvases: plan,
  canvas_creation_failed: 'Slack did not make the canvas. The draft’s file holds the same.',
  canvas_editing_failed: 'Slack did not change the canvas. The draft’s file holds the same.',
  cant_delete_file: 'The file cannot be deleted by the bot. Delete it by hand.',
  messages_tab_disabled: 'The app’s Messages tab is off. Turn it on in the app’s settings.',
  cannot_dm_bot: 'A bot takes no direct messages.',
};

/** The sentence for a person on what Slack refused; it names the code where there is no better one. */
export function sentenceOn(code: string, method: string): string {
  return sentences[code] ?? `Slack refused it (${code} from ${method}).`;
}
