import type { App, ViewOutput } from '@slack/bolt';
import { Refusal } from '../../errors';
import type { Answer } from '../answer';
import type { Desk } from '../desk';
import { readMetadata } from '../form/private-metadata';
import { ModalValues } from '../form/values';
import { declarer, refuseIfGuest, standingAtHand } from '../guests';
import { modals } from '../modals';
import type { Modal } from '../modals/modal';
import { sentenceFor } from './apology';
import { incidentCarried, refuseUnlessInside } from './incident-here';
import { respondAt } from './respond-at';

/**
 * Opens the door for every modal. A refusal is shown at its field, and what was typed stays in the others. Bolt tries
 * each listener on whatever comes, so there is one for all of them.
 */
export function openModalDoor(app: App, desk: Desk): void {
  const known = new Map(modals.map((modal) => [modal.callback, modal]));
  app.view({ type: 'view_submission', callback_id: /^/ }, async ({ view, body, ack, client }) => {
    const modal = known.get(view.callback_id);
    if (modal === undefined) return;
    const { answer, errors, address } = await submit(modal, view, body.user.id, desk);
    if (errors !== undefined) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    if (answer !== undefined && 'open' in answer) {
      await ack({ response_action: 'update', view: answer.open });
      return;
    }
    await ack();
    if (address !== undefined)
      await respondAt(address, answer, { log: desk.log, slackApiUrl: client.slackApiUrl });
  });
}

async function submit(
  modal: Modal,
  view: ViewOutput,
  user: string,
  desk: Desk,
): Promise<{ answer?: Answer; address?: string | undefined; errors?: Record<string, string> }> {
  const { changes, clock, settings, identity, nameOf } = desk;
  try {
    const standing = await standingAtHand(desk, user);
    refuseIfGuest(standing, modal);
    const carried = readMetadata(view.private_metadata);
    const values = new ModalValues(view);
    const answer = await modal.submit({
      user,
      isGuest: standing === 'guest',
      now: clock.now(),
      settings,
      nameOf,
      values,
      carried,
      whoIs: (people) => desk.people.find(people),
      async seen(source) {
        await refuseUnlessInside(desk, source.channel, user);
        return desk.recent.find(source);
      },
      forget: (source) => desk.recent.forget(source),
      incident: () =>
        incidentCarried(desk, String(carried.incident ?? values.choice('incident') ?? ''), { user }),
      change: (ref, decide) => changes.change(ref, user, decide),
      declare: (declaration) =>
        changes.declare(identity.team, user, { ...declaration, ...declarer(standing) }, settings.zone),
    });
    return { answer, address: carried.respondAt };
  } catch (error) {
    const field = error instanceof Refusal ? error.field : undefined;
    const isShown = view.blocks.some((block) => block.block_id === field);
    const block = field !== undefined && isShown ? field : modal.firstBlock;
    return { errors: { [block]: sentenceFor(error, desk.log, settings) } };
  }
}
