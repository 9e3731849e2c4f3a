import { ChatFailure } from '../../app/chat-failure';
import type { Log } from '../../app/ports';
import type { SlackConfig } from '../../config';
import { isTokenRefused } from '../../slack/web-api/call-failure';
import { LoginError } from '../../slack/web-api/login';
import { probeWorkspace, tryAppToken, type WorkspaceProbe } from '../../slack/workspace-probe';
import type { Diagnosis } from './diagnosis';

/** Tries the bot's token; without `probe` Slack does not let it in. */
export async function checkBotToken(
  { botToken }: SlackConfig,
  slackApiUrl: string,
  log: Log,
): Promise<{ readonly probe?: WorkspaceProbe; readonly diagnosis: Diagnosis }> {
  const check = 'bot token';
  try {
    const opened = await probeWorkspace(botToken, slackApiUrl, log);
    const { botName, teamName, identity } = opened.entry;
    const sentence = `The bot is @${botName} of ${teamName} (${identity.team}, ${identity.teamUrl}).`;
    return { probe: opened, diagnosis: { check, state: 'ok', sentence } };
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    return { diagnosis: { check, state: 'wrong', sentence: error.message } };
  }
}

/** Tries the app's token, with which sockets are opened; over HTTP there is none. */
export async function checkAppToken(slack: SlackConfig, slackApiUrl: string, log: Log): Promise<Diagnosis> {
  if (!('appToken' in slack)) {
    const sentence =
      'SLACK_SIGNING_SECRET is set; that it is the right one, only a request from Slack can show.';
    return { check: 'signing secret', state: 'ok', sentence };
  }
  const check = 'app token';
  try {
    await tryAppToken(slack.appToken, slackApiUrl, log);
    return { check, state: 'ok', sentence: 'Slack opens a socket for it.' };
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error;
    const sentence =
      error.outcome.again && !isTokenRefused(error)
        ? `${error.sentence} Check SLACK_API_URL and the way to the internet, and try again.`
        : `Slack refuses SLACK_APP_TOKEN (${error.code}). Make an app-level token with connections:write under “Basic Information”, and see that Socket Mode is on.`;
    return { check, state: 'wrong', sentence };
  }
}
