import { type Incident, incidentName } from '../../domain/incident/incident';
import { follow, isFollower, unfollow } from '../../domain/news/followers';
import { actions, type BlockMessage, button, paragraphs } from '../block-kit/message';
import type { RequestContext } from '../request/request-context';
import { type Answer, toAsker } from './answer';

/** The action of the button by which somebody follows an incident. */
export const followAction = 'follow';
/** The action of the button by which they do so no longer. */
export const unfollowAction = 'unfollow';

type Asking = Pick<RequestContext, 'user' | 'settings' | 'incident' | 'change'>;

/** Has the asker told by direct message of what comes. Whoever follows already reads so, and how to stop. */
export async function followIt({ user, settings, incident: find, change }: Asking): Promise<Answer> {
  const wasFollower = isFollower(await find(), user);
  const after = await change((incident) => follow(incident, user));
  const name = incidentName(after);
  const whatComes =
    after.closed === undefined
      ? 'Updates and its end come'
      : 'It is closed; what comes once it is open again comes';
  const asLong = after.isPrivate ? ', as long as you are in its channel' : '';
  const said = `You follow *${name}*${wasFollower ? ' already' : ''}. ${whatComes} to you as a direct message${asLong}.`;
  return toAsker(withUnfollow(after, `${said} \`/${settings.command} unsubscribe ${name}\` ends that.`));
}

/** Tells the asker nothing by direct message any more. */
export async function unfollowIt({ user, settings, incident: find, change }: Asking): Promise<Answer> {
  const wasFollower = isFollower(await find(), user);
  const after = await change((incident) => unfollow(incident, user));
  const name = incidentName(after);
  return toAsker(
    `You ${wasFollower ? 'no longer' : 'do not'} follow *${name}*. \`/${settings.command} subscribe ${name}\` has you told again.`,
  );
}

function withUnfollow({ number }: Incident, said: string): BlockMessage {
  const { text, blocks } = paragraphs(said);
  return { text, blocks: [...blocks, actions([button(unfollowAction, 'Unfollow', String(number))])] };
}
