import type { Log } from '../../app/ports';
import type { Answer } from '../interactions/answer';
import { asResponse } from '../interactions/answer';

/**
 * Sends an answer that only the asker sees to the address that Slack gave for it, and to no other than Slack's. It
 * never throws: such an answer is best effort, and never the only carrier of something that matters.
 */
export async function respondAt(
  address: string,
  answer: Answer,
  { log, slackApiUrl }: { log: Log; slackApiUrl: string },
): Promise<void> {
  if (answer === undefined || 'open' in answer) return;
  if (!isSlacks(address, slackApiUrl)) {
    log.warn({}, 'An answer was to go to an address that is none of Slack’s, and was not sent');
    return;
  }
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ replace_original: false, ...asResponse(answer) }),
      redirect: 'error',
      signal: AbortSignal.timeout(3_000),
    });
    if (!response.ok) log.warn({ status: response.status }, 'Slack did not take an answer');
  } catch (error) {
    log.warn({ error }, 'An answer did not reach Slack');
  }
}

/** Slack takes answers at `hooks.` and the host of its Web API. A view carries the address along, and could be made up. */
function isSlacks(address: string, slackApiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const [to, api] = [new URL(address), new URL(slackApiUrl)];
  return to.protocol === api.protocol && [api.host, `hooks.${api.host}`].includes(to.host);
}
