import type { Log } from '../../app/ports';
import type { Answer } from '../answer';
import { asResponse } from './response';

/**
 * Sends an answer that only the asker sees to the address that Slack gave for it. It never throws: such an answer is
 * best effort, and never the only carrier of something that matters.
 */
export async function respondAt(address: string, answer: Answer, log: Log): Promise<void> {
  if (answer === undefined || 'open' in answer) return;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...asResponse(answer), replace_original: false }),
      redirect: 'error',
      signal: AbortSignal.timeout(3_000),
    });
    if (!response.ok) log.warn({ status: response.status }, 'Slack did not take an answer');
  } catch (error) {
    log.warn({ error }, 'An answer did not reach Slack');
  }
}
