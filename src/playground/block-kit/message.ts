import { z } from 'zod';
import { blockOn } from './blocks';
import { textUpTo } from './composition';
import { type BlockProblem, problemsOf } from './problem';
import { asObject, wholeProblems } from './whole';

const messageBlocks = z.array(blockOn.message).max(50);

/** What Slack would refuse in the `blocks` of a message; pointers start with `/blocks`. */
export function checkMessageBlocks(blocks: unknown): BlockProblem[] {
  return [...problemsOf(messageBlocks, blocks, ['blocks']), ...wholeProblems(blocks, 'message', ['blocks'])];
}

const text = z.string();
const option = z.strictObject({ text, value: text, description: text.optional() });

/** Buttons and menus of the time before Block Kit, which attachments still accept. */
const legacyAction = z.strictObject({
  type: z.enum(['button', 'select']),
  text,
  id: text.optional(),
  name: text.optional(),
  value: text.optional(),
  url: text.optional(),
  style: z.enum(['default', 'primary', 'danger']).optional(),
  confirm: z
    .strictObject({
      text,
      title: text.optional(),
      ok_text: text.optional(),
      dismiss_text: text.optional(),
    })
    .optional(),
  data_source: z.enum(['static', 'channels', 'conversations', 'users', 'external']).optional(),
  min_query_length: z.int().min(0).optional(),
  options: z.array(option).max(100).optional(),
  option_groups: z
    .array(z.strictObject({ text, options: z.array(option).max(100) }))
    .max(100)
    .optional(),
  selected_options: z.array(option).optional(),
});

const attachment = z.strictObject({
  blocks: messageBlocks.optional(),
  fallback: text.optional(),
  color: z
    .string()
    .regex(
      /^(good|warning|danger|#?[0-9a-f]{6}|#?[0-9a-f]{3})$/i,
      'must be good, warning, danger or like #439FE0',
    )
    .optional(),
  pretext: text.optional(),
  author_name: text.optional(),
  author_subname: text.optional(),
  author_link: text.optional(),
  author_icon: text.optional(),
  title: text.optional(),
  title_link: text.optional(),
  text: text.optional(),
  fields: z.array(z.strictObject({ title: text, value: text, short: z.boolean().optional() })).optional(),
  image_url: text.optional(),
  thumb_url: text.optional(),
  footer: textUpTo(300).optional(),
  footer_icon: text.optional(),
  ts: z.union([text, z.number()]).optional(),
  mrkdwn_in: z.array(z.enum(['pretext', 'text', 'fields'])).optional(),
  callback_id: text.optional(),
  actions: z.array(legacyAction).max(5).optional(),
});

const attachmentList = z.array(attachment).max(100);

/** What Slack would refuse in the `attachments` of a message; pointers start with `/attachments`. */
export function checkAttachments(attachments: unknown): BlockProblem[] {
  const each = Array.isArray(attachments) ? attachments : [];
  return [
    ...problemsOf(attachmentList, attachments, ['attachments']),
    ...each.flatMap((one, index) =>
      wholeProblems(asObject(one)?.blocks, 'message', ['attachments', index, 'blocks']),
    ),
  ];
}

const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a string, a number or a boolean',
});
const flat = z.record(z.string(), scalar);
const payloadValue = z.union([scalar, flat, z.array(flat)], {
  error: 'must be a string, a number, a boolean, a flat object or a list of flat objects',
});

const messageMetadata = z.strictObject({
  event_type: textUpTo(255).regex(/^\w+$/, 'must consist of letters, digits and underscores'),
  event_payload: z.record(z.string(), payloadValue),
});

/**
 * What Slack would refuse in the `metadata` of a message; pointers start with `/metadata`.
 * `{}`, with which `chat.update` clears metadata, is for the caller to let through.
 */
export function checkMetadata(metadata: unknown): BlockProblem[] {
  return problemsOf(messageMetadata, metadata, ['metadata']);
}
