import type { Installation } from '../installation';
import { SlackError } from '../state/slack-error';
import type { ResponseTarget } from '../volatile/response-urls';
import { changeMessage, deleteMessage } from '../workspace/messages';
import { type AppAnswer, isEmpty, readAppAnswer, showAnswer, withNewIds } from './app-message';

/**
 * Does what an app sent to a `response_url`: a message for the asker or the channel, or a change of the message that
 * the address came with. Refuses with `expired_url`, `used_url`, `no_text` and what is wrong with the content.
 */
export function respond(installation: Installation, id: string, body: unknown): void {
  const target = installation.responseUrls.use(id);
  const answer = readAppAnswer(body);
  const { original } = target;
  if (answer.delete_original) {
    if (original) deleteOriginal(installation, target, original);
    return;
  }
  if (isEmpty(answer)) throw new SlackError('no_text');
  if (answer.replace_original && original) replaceOriginal(installation, target, original, answer);
  else showAnswer(installation, target, answer);
}

type Original = NonNullable<ResponseTarget['original']>;

function deleteOriginal(
  { workspace, ephemerals }: Installation,
  target: ResponseTarget,
  original: Original,
): void {
  if (original.ephemeral) {
    ephemerals.replace(target.user, original.ts, undefined);
    return;
  }
  const channel = workspace.channel(target.channel);
  const message = workspace.message(channel, original.ts);
  if (message.botId !== workspace.state.app.botId) throw new SlackError('cant_delete_message');
  deleteMessage(workspace, channel, message);
}

function replaceOriginal(
  { workspace, ephemerals }: Installation,
  { channel: id, user }: ResponseTarget,
  original: Original,
  answer: AppAnswer,
): void {
  const { blocks, attachments } = withNewIds(answer);
  const content = {
    text: answer.text ?? '',
    ...(blocks ? { blocks } : {}),
    ...(attachments ? { attachments } : {}),
  };
  if (original.ephemeral) {
    ephemerals.replace(user, original.ts, { channel: id, ...content });
    return;
  }
  const channel = workspace.channel(id);
  const message = workspace.message(channel, original.ts);
  if (message.botId !== workspace.state.app.botId) throw new SlackError('cant_update_message');
  changeMessage(workspace, channel, message, (stored) => {
    delete stored.blocks;
    delete stored.attachments;
    Object.assign(stored, content);
  });
}
