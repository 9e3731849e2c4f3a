import type { App, ViewOutput } from '@slack/bolt';
import { Refusal } from '../../errors';
import type { Desk } from '../desk';
import { ModalValues } from '../form/values';
import { modals } from '../modals';
import type { Modal } from '../modals/modal';
import { sentenceFor } from './apology';
import { incidentCarried } from './incident-here';

/** Opens the door for every modal. A refusal is shown at its field, and what was typed stays in the others. */
export function openModalDoor(app: App, desk: Desk): void {
  for (const modal of modals) {
    app.view({ type: 'view_submission', callback_id: modal.callback }, async ({ view, body, ack }) => {
      const errors = await submit(modal, view, body.user.id, desk);
      if (errors === undefined) await ack();
      else await ack({ response_action: 'errors', errors });
    });
  }
}

async function submit(
  modal: Modal,
  view: ViewOutput,
  user: string,
  desk: Desk,
): Promise<Record<string, string> | undefined> {
  const { changes, clock, settings, identity } = desk;
  try {
    await modal.submit({
      user,
      now: clock.now(),
      settings,
      values: new ModalValues(view),
      carried: view.private_metadata,
      incident: () => incidentCarried(desk, view.private_metadata.split(':')[0] ?? ''),
      change: (ref, decide) => changes.change(ref, user, decide),
      declare: (declaration) => changes.declare(identity.team, user, declaration, settings.zone),
    });
    return undefined;
  } catch (error) {
    const field = error instanceof Refusal ? error.field : undefined;
    const isShown = view.blocks.some((block) => block.block_id === field);
    const block = field !== undefined && isShown ? field : modal.firstBlock;
    return { [block]: sentenceFor(error, desk.log, settings) };
  }
}
