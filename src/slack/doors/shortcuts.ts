import type { App, MessageShortcut as MessageCall } from '@slack/bolt';
import { mentionedIn } from '../../domain/said';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { Desk } from '../desk';
import { refuseIfGuest } from '../guests';
import { seenFrom } from '../seen';
import { shortcuts } from '../shortcuts';
import type { CalledOnMessage } from '../shortcuts/shortcut';
import { admit } from './incident-here';
import { openForm } from './open-form';

/** Opens the door for every shortcut. Each opens a modal; what cannot be opened is said to the person alone. */
export function openShortcutDoor(app: App, desk: Desk): void {
  for (const shortcut of shortcuts) {
    const { callback } = shortcut;
    if (shortcut.on === 'global') {
      app.shortcut({ type: 'shortcut', callback_id: callback }, async ({ shortcut: call, ack, client }) => {
        await ack();
        const asked = { user: call.user.id, trigger: call.trigger_id };
        const view = async () => {
          refuseIfGuest(await desk.standingOf(call.user.id), {});
          return shortcut.view(desk.settings);
        };
        await openForm(client, asked, view, desk);
      });
      continue;
    }
    app.shortcut(
      { type: 'message_action', callback_id: callback },
      async ({ shortcut: call, ack, client }) => {
        await ack();
        // The two forms of the constraint are typed as one; what the type says is what Slack sends.
        if (call.type !== 'message_action') return;
        const asked = { user: call.user.id, trigger: call.trigger_id, respondAt: call.response_url };
        await openForm(client, asked, async () => shortcut.view(await calledOn(call, desk)), desk);
      },
    );
  }
}

async function calledOn(call: MessageCall, desk: Desk): Promise<CalledOnMessage> {
  const { store, identity, people, settings, nameOf, recent } = desk;
  const channel = call.channel.id;
  const found = seenFrom(channel, call.message);
  if (found === undefined) {
    throw new Refusal(
      'message-gone',
      say`This message was deleted. Add another one, or type ${slash('note')}.`,
    );
  }
  // Its words are at hand when the modal is submitted.
  const seen = recent.note(found);
  // From what is stored into what is at hand.
  await people.find(mentionedIn(seen.text));
  const ref = await store.inChannel(identity.team, channel);
  const here = ref && (await store.load(ref));
  if (ref !== undefined && here !== undefined) {
    if (here.isPrivate) await admit(desk, { ref, incident: here }, { user: call.user.id, channel });
    desk.newcomers.appeared(call.user.id);
  }
  return {
    seen,
    hasThread: seen.source.thread !== undefined || Number(call.message.reply_count ?? 0) > 0,
    open: here === undefined ? await store.visibleTo(identity.team, call.user.id) : [],
    respondAt: call.response_url,
    settings,
    nameOf,
    ...(here !== undefined && { here }),
  };
}
