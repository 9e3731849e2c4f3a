import type { App, ViewOutput } from '@slack/bolt';
import { TakenBefore } from '../../app/delivery/once';
import { Refusal, refusalsIn } from '../../errors';
import { readModalMetadata } from '../block-kit/private-metadata';
import { ModalValues } from '../block-kit/values';
import type { Answer } from '../interactions/answer';
import type { Modal } from '../interactions/modal';
import type { ListenerDependencies } from '../listener-dependencies';
import { modals } from '../modals';
import { refuseIfGuest, standingAtHand } from '../request/guest-access';
import { refuseUnreadable } from '../request/incident-access';
import { type Asker, requestContext } from '../request/request-context';
import { errorReply } from './error-reply';
import { onceOf } from './once-of';
import { respondAt } from './respond-at';

/**
 * Registers the listener for every modal. A refusal is shown at its field, and what was typed stays in the others. Bolt
 * tries each listener on whatever comes, so there is one for all of them.
 */
export function registerModals(app: App, dependencies: ListenerDependencies): void {
  const { log, workspaces } = dependencies;
  const known = new Map(modals.map((modal) => [modal.callback, modal]));
  app.view({ type: 'view_submission', callback_id: /^/ }, async ({ view, body, ack, client, context }) => {
    const modal = known.get(view.callback_id);
    if (modal === undefined) return;
    const workspace = workspaces.of(context.teamId);
    const asker = { workspace, user: body.user.id, once: onceOf(context) };
    const { answer, errors, address } = await submit(modal, view, asker, dependencies);
    if (errors !== undefined) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    if (answer !== undefined && 'open' in answer) {
      await ack({ response_action: 'update', view: answer.open });
      return;
    }
    await ack();
    if (address !== undefined) await respondAt(address, answer, { log, slackApiUrl: client.slackApiUrl });
  });
}

async function submit(
  modal: Modal,
  view: ViewOutput,
  asker: Asker,
  dependencies: ListenerDependencies,
): Promise<{ answer?: Answer; address?: string | undefined; errors?: Record<string, string> }> {
  const { workspace, user } = asker;
  const { recent, identity, settings } = workspace;
  try {
    const standing = await standingAtHand(workspace, user);
    refuseIfGuest(standing, modal);
    const carried = readModalMetadata(view.private_metadata);
    const values = new ModalValues(view);
    const number = String(carried.incident ?? values.choice('incident') ?? '');
    const { respondAt: address } = carried;
    const context = requestContext(
      dependencies,
      { ...asker, respondAt: address },
      { standing, name: { number } },
    );
    const answer = await modal.submit({
      ...context,
      values,
      carried,
      async seen(source) {
        const { channel } = source;
        const isHere = (await context.findIncident())?.channel?.id === channel;
        if (!isHere) await refuseUnreadable(dependencies, identity.team, channel, { user, standing });
        return recent.find(source);
      },
      forget: (source) => recent.forget(source),
    });
    return { answer, address };
  } catch (error) {
    // The form did what it was to do when it was first submitted.
    if (error instanceof TakenBefore) return {};
    const refused = refusalsIn(error);
    // A form may lack a field that it usually has, and an error there would be seen by nobody.
    const fields = view.blocks.flatMap(({ type, block_id: id }) => (type === 'input' && id ? [id] : []));
    const errors: Record<string, string> = {};
    for (const each of refused.length === 0 ? [error] : refused) {
      const meant = each instanceof Refusal ? each.field : undefined;
      const known = [meant, modal.firstBlock].find((field) => field !== undefined && fields.includes(field));
      const field = known ?? fields[0] ?? modal.firstBlock;
      const sentence = errorReply(each, dependencies.log, settings);
      errors[field] = errors[field] === undefined ? sentence : `${errors[field]} ${sentence}`;
    }
    return { errors };
  }
}
