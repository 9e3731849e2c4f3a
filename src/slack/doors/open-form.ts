import type { View, WebClient } from '@slack/web-api';
import { toAsker } from '../answer';
import type { Desk } from '../desk';
import { inert } from '../mrkdwn';
import { sentenceFor } from './apology';
import { respondAt } from './respond-at';

/** Somebody who asked for a form, by what Slack gave for it. */
export interface Asked {
  readonly user: string;
  readonly trigger: string;
  /** Where they can be answered; from a global shortcut and from Home there is nowhere. */
  readonly respondAt?: string | undefined;
}

/**
 * Opens a form. What keeps it from opening is said to the person alone: where they can be answered, else in a direct
 * message. It never throws: by then the request is acknowledged.
 */
export async function openForm(
  client: WebClient,
  asked: Asked,
  view: () => View | Promise<View>,
  desk: Desk,
): Promise<void> {
  try {
    await client.views.open({ trigger_id: asked.trigger, view: await view() });
  } catch (error) {
    const sentence = inert(sentenceFor(error, desk.log, desk.settings));
    const slack = { log: desk.log, slackApiUrl: client.slackApiUrl };
    if (asked.respondAt !== undefined) await respondAt(asked.respondAt, toAsker(sentence), slack);
    else await write(asked.user, sentence, desk);
  }
}

async function write(user: string, text: string, { api, log }: Desk): Promise<void> {
  try {
    await api.call('chat.postMessage', (client) => client.chat.postMessage({ channel: user, text }), user);
  } catch (error) {
    log.warn({ error }, 'An apology did not reach the person');
  }
}
