import type { View, WebClient } from '@slack/web-api';
import type { Log } from '../../app/ports';
import { toAsker } from '../interactions/answer';
import type { ListenerDependencies } from '../listener-dependencies';
import { refuseIfGuest } from '../request/guest-access';
import { type Asker, type RequestContext, requestContext } from '../request/request-context';
import { inert } from '../text/mrkdwn';
import type { Workspace } from '../workspace';
import { errorReply } from './error-reply';
import { respondAt } from './respond-at';

/**
 * Opens a form. What keeps it from opening is said to the person alone: where they can be answered, else in a direct
 * message. It never throws: by then the request is acknowledged.
 */
export async function openForm(
  client: WebClient,
  { workspace, user, trigger = '', respondAt: address }: Asker,
  view: () => View | Promise<View>,
  log: Log,
): Promise<void> {
  try {
    const form = await view();
    await workspace.api.counted('views.open', () => client.views.open({ trigger_id: trigger, view: form }));
  } catch (error) {
    const sentence = inert(errorReply(error, log, workspace.settings));
    if (address === undefined) await write(user, sentence, workspace, log);
    else await respondAt(address, toAsker(sentence), { log, slackApiUrl: client.slackApiUrl });
  }
}

/** Opens a form that is about no incident, for members of the workspace alone; they are asked about where that is not known. */
export async function openMembersForm(
  client: WebClient,
  asker: Asker,
  view: (context: RequestContext) => View,
  dependencies: ListenerDependencies,
): Promise<void> {
  const viewForMembers = async (): Promise<View> => {
    const standing = await asker.workspace.standingOf(asker.user);
    refuseIfGuest(standing, {});
    return view(requestContext(dependencies, asker, { standing }));
  };
  await openForm(client, asker, viewForMembers, dependencies.log);
}

async function write(user: string, text: string, { api }: Workspace, log: Log): Promise<void> {
  try {
    await api.call('chat.postMessage', (client) => client.chat.postMessage({ channel: user, text }), user);
  } catch (error) {
    log.warn({ error }, 'An apology did not reach the person');
  }
}
