import { randomUUID } from 'node:crypto';
import type { Log } from '../../app/ports';
import type { Settings } from '../../app/settings';
import { StorageFailure } from '../../app/storage-failure';
import { Refusal } from '../../errors';
import { inWords } from '../../sentence';
import { slackFaultSentence } from '../web-api/call-failure';

/**
 * What a person reads whose request failed: the refusal's own sentence, that the database or Slack fails, or a reply that
 * the log can be found by. Plain text, as a modal shows it; a message must make it inert first.
 */
export function errorReply(error: unknown, log: Log, settings: Settings): string {
  if (error instanceof Refusal) {
    log.debug({ code: error.code }, 'Refused');
    return inWords(error.sentence, settings);
  }
  if (error instanceof StorageFailure) {
    // Logged where the outage began.
    log.debug({ error }, 'A request met an outage of the database');
    return `Nothing was recorded: Firelog’s database cannot be used, because ${error.what}. Try again in a minute; if it stays like this, tell whoever runs Firelog.`;
  }
  const slacks = slackFaultSentence(error);
  if (slacks !== undefined) {
    log.warn({ error }, 'Slack did not open a form');
    return slacks;
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ error, reference }, 'A request failed');
  return `Firelog made a mistake and could not do this. Try again; if it fails again, tell whoever runs Firelog the reference ${reference}.`;
}
