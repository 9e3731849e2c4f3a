import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type BlockProblem, checkAttachments, checkMessageBlocks, withIds } from '../block-kit';
import { asObject } from '../block-kit/whole';
import type { Installation } from '../installation';
import { SlackError } from '../state/slack-error';
import type { Message } from '../state/state';
import type { ResponseTarget } from '../volatile/response-urls';
import { type MessageContent, postMessage } from '../workspace/messages';

const Answer = z.object({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** What an app sends to a `response_url` or in the acknowledgement of a command. */
export type AppAnswer = z.infer<typeof Answer>;

/** Reads an app's answer; refuses with `invalid_payload`, `invalid_blocks` or `invalid_attachments`. */
export function readAppAnswer(value: unknown): AppAnswer {
  const answer = Answer.safeParse(value);
  if (!answer.success) throw new SlackError('invalid_payload');
  refuseInvalid(answer.data);
  return answer.data;
}

/** Refuses blocks and attachments that Slack would not draw, pointing at each mistake. */
export function refuseInvalid({ blocks, attachments }: { blocks?: unknown; attachments?: unknown }): void {
  if (Array.isArray(attachments) && attachments.length > 100) throw new SlackError('too_many_attachments');
  if (blocks !== undefined) refuse('invalid_blocks', checkMessageBlocks(blocks));
  if (attachments !== undefined) refuse('invalid_attachments', checkAttachments(attachments));
}

/** Refuses under the given code if there are problems, naming each with its JSON pointer as Slack does. */
export function refuse(code: string, problems: readonly BlockProblem[]): void {
  if (problems.length === 0) return;
  const errors = problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  throw new SlackError(code, {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}

/** Blocks and attachments with the ids that Slack gives to those without one. */
export function withNewIds({
  blocks,
  attachments,
}: Pick<MessageContent, 'blocks' | 'attachments'>): Pick<MessageContent, 'blocks' | 'attachments'> {
  const newId = () => randomBytes(3).toString('base64url');
  return {
    blocks: blocks && withIds(blocks, newId),
    attachments: attachments?.map((attachment, index) => {
      const fields = asObject(attachment) ?? {};
      const inside = Array.isArray(fields.blocks) ? { blocks: withIds(fields.blocks, newId) } : {};
      return { id: index + 1, ...fields, ...inside };
    }),
  };
}

/** Posts as the app's bot, whether or not it is in the channel. */
export function postAsApp({ workspace }: Installation, channelId: string, answer: AppAnswer): Message {
  const { botId, botUserId: user } = workspace.state.app;
  return postMessage(
    workspace,
    workspace.channel(channelId),
    { user, botId },
    { text: answer.text ?? '', ...withNewIds(answer) },
    { thread: answer.thread_ts },
  );
}

/** Shows an answer to the asker alone, or to the whole channel if it says so. */
export function showAnswer(
  installation: Installation,
  { channel, user }: ResponseTarget,
  answer: AppAnswer,
): void {
  if (answer.response_type === 'in_channel') {
    postAsApp(installation, channel, answer);
    return;
  }
  const { blocks, attachments } = withNewIds(answer);
  installation.ephemerals.show(user, {
    channel,
    text: answer.text ?? '',
    ...(blocks ? { blocks } : {}),
    ...(attachments ? { attachments } : {}),
    ...(answer.thread_ts === undefined ? {} : { thread: answer.thread_ts }),
  });
}

/** Whether an answer holds anything to show. */
export function isEmpty(answer: AppAnswer): boolean {
  return !answer.text && !answer.blocks?.length && !answer.attachments?.length;
}
