import type { App, MessageShortcut as MessageCall } from '@slack/bolt';
import type { View } from '@slack/web-api';
import { mentionedIn } from '../../domain/incident/message-text';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { MessageShortcut } from '../interactions/shortcut';
import type { ListenerDependencies } from '../listener-dependencies';
import { seenFrom } from '../payloads/seen-message';
import { standingAtHand } from '../request/guest-access';
import { type Asker, requestContext } from '../request/request-context';
import { shortcuts } from '../shortcuts';
import { openForm, openMembersForm } from './open-form';

/** Registers the listener for every shortcut. Each opens a modal; what cannot be opened is said to the person alone. */
export function registerShortcuts(app: App, dependencies: ListenerDependencies): void {
  const { log, workspaces } = dependencies;
  for (const shortcut of shortcuts) {
    const { callback } = shortcut;
    if (shortcut.type === 'global') {
      const constraints = { type: 'shortcut', callback_id: callback } as const;
      app.shortcut(constraints, async ({ shortcut: call, ack, client, context }) => {
        await ack();
        const workspace = workspaces.of(context.teamId);
        const asker = { workspace, user: call.user.id, trigger: call.trigger_id };
        await openMembersForm(client, asker, shortcut.view, dependencies);
      });
      continue;
    }
    const constraints = { type: 'message_action', callback_id: callback } as const;
    app.shortcut(constraints, async ({ shortcut: call, ack, client, context }) => {
      await ack();
      // The two forms of the constraint are typed as one; what the type says is what Slack sends.
      if (call.type !== 'message_action') return;
      const { user, channel, trigger_id: trigger, response_url: respondAt } = call;
      const workspace = workspaces.of(context.teamId);
      const asker = { workspace, user: user.id, channel: channel.id, trigger, respondAt };
      await openForm(client, asker, () => viewOn(call, shortcut, asker, dependencies), log);
    });
  }
}

async function viewOn(
  { channel, message, response_url: respondAt }: MessageCall,
  shortcut: MessageShortcut,
  asker: Asker,
  dependencies: ListenerDependencies,
): Promise<View> {
  const { recent, people } = asker.workspace;
  const found = seenFrom(channel.id, message);
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
  const standing = await standingAtHand(asker.workspace, asker.user);
  const context = requestContext(dependencies, asker, { standing, name: { channel: channel.id } });
  const hasThread = seen.source.thread !== undefined || Number(message.reply_count ?? 0) > 0;
  return shortcut.view({ ...context, seen, hasThread, respondAt });
}
