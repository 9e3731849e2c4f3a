import { z } from 'zod';

/*
 * Composition objects. Lengths are counted in UTF-16 units, the stricter reading where Slack does not say.
 * Limits: docs.slack.dev/reference/block-kit/composition-objects and the docs in @slack/types.
 */

/** A string of 1 to `max` characters. */
export const textUpTo = (max: number) => z.string().min(1).max(max);

/** `block_id`, `action_id`, `callback_id` and `external_id`. */
export const identifier = textUpTo(255);

/** A link; Slack refuses what has no scheme. */
export const link = textUpTo(3000).regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a URL with its scheme');

/** A link that Slack follows only over HTTPS: videos. */
export const httpsLink = textUpTo(3000).regex(/^https:\/\/\S+$/, 'must be an https URL');

/** Text without markup, up to `max` characters. */
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: textUpTo(max), emoji: z.boolean().optional() });

/** Text in Slack's own markup, up to `max` characters. */
export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: textUpTo(max), verbatim: z.boolean().optional() });

/** Either kind of text, up to `max` characters. */
export const anyText = (max: number) => oneOf([plainText(max), mrkdwn(max)]);

/** Objects told apart by `type`; any other `type` is refused with the list of those that are possible. */
export function oneOf<const Schemas extends readonly [Discriminable, ...Discriminable[]]>(
  schemas: Schemas,
  refusal: (type: unknown) => string | undefined = () => undefined,
) {
  const types = schemas.map(typeOf);
  return z.discriminatedUnion('type', schemas, {
    error: (issue) => {
      if (issue.code !== 'invalid_union') return undefined;
      const type = Reflect.get(Object(issue.input), 'type');
      return refusal(type) ?? `"${String(type)}" is not one of ${types.join(', ')}`;
    },
  });
}

/** An object schema whose `type` is one literal. */
export type Discriminable = z.ZodObject<{ type: z.ZodLiteral<string> }>;

/** The literal that a schema demands as `type`. */
export function typeOf(schema: Discriminable): string {
  return schema.shape.type.value;
}

/** Red or green. */
export const colorScheme = z.enum(['primary', 'danger']);

/** A dialog that asks again before an element acts. */
export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colorScheme.optional(),
});

const optionFields = { value: textUpTo(75), description: plainText(75).optional() };

/** An option of a select menu: plain text only. */
export const plainOption = z.strictObject({ text: plainText(75), ...optionFields });

/** An option of radio buttons or checkboxes, which may use markup in text and description. */
export const richOption = z.strictObject({
  ...optionFields,
  text: anyText(75),
  description: anyText(75).optional(),
});

/** An option of an overflow menu, the only one that may carry a link. */
export const overflowOption = plainOption.extend({ url: link.optional() });

/** Options under a heading. */
export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(plainOption).min(1).max(100),
});

/** When a text input tells the app about each change. */
export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2)
    .optional(),
});

/** Which conversations a select menu offers; at least one rule. */
export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, {
    error: 'must say at least one of include, exclude_external_shared_channels and exclude_bot_users',
    params: { code: 'missing' },
  });

/** An uploaded image, by id or by URL, never by both. */
export const slackFile = z
  .strictObject({ id: textUpTo(255).optional(), url: link.optional() })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), {
    error: 'must have either id or url',
    params: { code: 'conflict' },
  });

/** Fields of whatever shows an image: an address or an uploaded file; `hasOneSource` checks that it is one of them. */
export const imageSource = { image_url: link.optional(), slack_file: slackFile.optional() };

/** Whether an image names exactly one source. */
export function hasOneSource(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

/** What is said about an image with no source or two. */
export const sourceRule = {
  error: 'must have either image_url or slack_file',
  params: { code: 'conflict' },
};
