import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { ChatFailure } from '../app/chat-failure';
import type { MethodName } from './methods';
import type { Pace } from './pace';

/** Slack's own faults, which pass. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'team_added_to_org',
]);

/** What went wrong and what to do, by Slack's error code. */
const sentences: Readonly<Record<string, string>> = {
  missing_scope:
    'The app lacks a permission. Reinstall it from the current manifest and give the bot its new token.',
  invalid_auth: 'Slack refuses the bot’s token. Set SLACK_BOT_TOKEN to the token of the installed app.',
  token_revoked: 'The bot’s token was revoked. Reinstall the app and set SLACK_BOT_TOKEN anew.',
  account_inactive: 'The app was removed from the workspace. Install it again.',
  restricted_action: 'The workspace’s settings do not allow this to apps. Ask an administrator to allow it.',
  cannot_create_channel:
    'The workspace does not let the app create channels. Ask an administrator to allow it.',
  channel_not_found:
    'The channel does not exist or the bot may not see it. Create it, or invite the bot to it.',
  not_in_channel: 'The bot is not in the channel. Type `/invite` and the bot’s name there.',
  is_archived: 'The channel is archived. Unarchive it first.',
  too_many_pins: 'The channel has no room for another pin. Take one out.',
  too_many_bookmarks: 'The channel has no room for another bookmark. Take one out.',
  too_many_reactions: 'The message has no room for another reaction.',
  user_is_restricted: 'A guest cannot be brought in by an app. Invite them by hand.',
  ura_max_channels: 'A guest is in as many channels as they may be. Invite them by hand.',
  user_not_found:
    'Somebody who was to be brought in is not in this workspace. Check the configured responders and teams.',
  cant_invite: 'Somebody could not be brought in by an app. Invite them by hand.',
  plan_upgrade_required: 'The workspace’s plan does not include this.',
  paid_teams_only: 'The workspace’s plan does not include this.',
  file_uploads_disabled: 'The workspace does not allow files. Ask an administrator to allow them.',
  storage_limit_reached:
    'The workspace has no room for another file. Delete some, then ask for the draft again.',
  messages_tab_disabled: 'The app’s Messages tab is off. Turn it on in the app’s settings.',
};

/** A failed call as what it means for the job: worth another try, or not. */
export function failureOf(error: unknown, method: MethodName, pace: Pace): unknown {
  if (error instanceof WebAPIRateLimitedError) {
    const notBefore = pace.close(method, error.retryAfter);
    return new ChatFailure('ratelimited', 'Slack asks to wait.', { again: true, notBefore });
  }
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) {
    return new ChatFailure('unreachable', 'Slack could not be reached.', { again: true });
  }
  if (!(error instanceof WebAPIPlatformError)) return error;
  const code = error.data.error;
  // What is no error code at all is a page that some proxy put in Slack's place.
  if (passing.has(code) || !/^[a-z_]+$/.test(code)) {
    return new ChatFailure(code.slice(0, 40), 'Slack is not well.', { again: true });
  }
  return refusedFor(code, method);
}

/** What no other try will change, by Slack's error code. */
export function refusedFor(code: string, method: MethodName): ChatFailure {
  const sentence = sentences[code] ?? `Slack refused it (${code} from ${method}).`;
  return new ChatFailure(code, sentence, { again: false });
}

/** Whether Slack refused with one of these error codes. */
export function isRefusedWith(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ChatFailure && codes.includes(error.code);
}
