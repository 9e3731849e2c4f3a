import type { Logger } from '@slack/logger';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { fetchResponse } from './fetch-response';
import { identityAnswer } from './general-answers';
import { defaultTimeouts } from './timeouts';

/** The Web API client of the jobs: it neither tries again nor waits, both of which are the jobs' to decide. */
export function openClient(
  botToken: string,
  slackApiUrl: string,
  logger: Logger,
  { call: timeout } = defaultTimeouts,
): WebClient {
  return new WebClient(botToken, {
    slackApiUrl,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: fetchResponse,
  });
}

/** Slack does not let the bot in, or cannot be reached: one sentence that names the setting. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
}

/** Who the bot is in its workspace, as `auth.test` says. */
export interface Identity {
  readonly team: string;
  /** The organisation that the workspace is in, where it is in one. */
  readonly enterprise?: string;
  /** The workspace's web address, with a slash at its end. */
  readonly teamUrl: string;
  readonly botUser: string;
  readonly botId: string;
}

/** Who the bot is, where, and what it may do there. */
export interface Login {
  readonly identity: Identity;
  readonly teamName: string;
  readonly botName: string;
  /** The scopes that were granted when the app was installed. */
  readonly scopes: readonly string[];
}

/** Asks Slack who the bot is; throws `LoginError` when it is nobody there. */
export async function login(client: WebClient, slackApiUrl: string): Promise<Login> {
  try {
    const answer = identityAnswer.parse(await client.auth.test());
    return {
      identity: {
        team: answer.team_id ?? '',
        ...(answer.enterprise_id && { enterprise: answer.enterprise_id }),
        teamUrl: answer.url ?? 'https://slack.com/',
        botUser: answer.user_id ?? '',
        botId: answer.bot_id ?? '',
      },
      teamName: answer.team ?? '',
      botName: answer.user ?? '',
      scopes: answer.response_metadata.scopes,
    };
  } catch (error) {
    throw new LoginError(loginRefusal(error, 'SLACK_BOT_TOKEN', slackApiUrl));
  }
}

/** Who the bot is; throws `LoginError` when it is nobody there. */
export async function whoAmI(client: WebClient, slackApiUrl: string): Promise<Identity> {
  return (await login(client, slackApiUrl)).identity;
}

/** Why Slack did not let the bot in, naming the setting whose value it refused. */
export function loginRefusal(error: unknown, setting: string, slackApiUrl: string): string {
  if (error instanceof WebAPIRateLimitedError) {
    return `Slack asks to wait for ${error.retryAfter} s before the next try.`;
  }
  if (error instanceof WebAPIPlatformError && /^[a-z_]+$/.test(error.data.error)) {
    return `Slack refuses ${setting} (${error.data.error}). Copy the token of the installed app from its settings page.`;
  }
  return `Slack cannot be reached at ${slackApiUrl}. Check SLACK_API_URL and the way to the internet.`;
}
