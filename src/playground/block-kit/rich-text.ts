import { z } from 'zod';
import { identifier, link, oneOf, textUpTo } from './composition';

/** Rich text as the composer makes it: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */

const style = z.strictObject({
  bold: z.boolean().optional(),
  code: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  underline: z.boolean().optional(),
});

const inline = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape, style: style.optional() });

const text = inline('text', { text: z.string().min(1) });
const linked = inline('link', {
  url: link,
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
});

const inlineElement = oneOf([
  text,
  linked,
  inline('broadcast', { range: z.enum(['here', 'channel', 'everyone']) }),
  inline('color', { value: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #439FE0') }),
  inline('channel', { channel_id: textUpTo(255) }),
  inline('date', {
    timestamp: z.int(),
    format: textUpTo(3000),
    url: link.optional(),
    fallback: z.string().optional(),
  }),
  inline('emoji', {
    name: textUpTo(255),
    unicode: z.string().optional(),
    skin_tone: z.int().min(1).max(6).optional(),
    url: link.optional(),
  }),
  inline('team', { team_id: textUpTo(255) }),
  inline('user', { user_id: textUpTo(255) }),
  inline('usergroup', { usergroup_id: textUpTo(255) }),
]);

const border = z.literal([0, 1]).optional();

const section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inlineElement),
});

const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section),
  indent: z.int().min(0).max(8).optional(),
  offset: z.int().min(0).optional(),
  border,
});

const quote = z.strictObject({
  type: z.literal('rich_text_quote'),
  elements: z.array(inlineElement),
  border,
});

const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(oneOf([text, linked])),
  border,
});

/** A rich text block: in messages and views, in table cells, and as the value of a rich text input. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: identifier.optional(),
  elements: z.array(oneOf([section, list, quote, preformatted])),
});
