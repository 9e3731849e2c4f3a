import { z } from 'zod';
import {
  colorScheme,
  confirm,
  conversationFilter,
  dispatchActionConfig,
  hasOneSource,
  identifier,
  imageSource,
  link,
  mrkdwn,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  richOption,
  sourceRule,
  textUpTo,
} from './composition';
import { richText } from './rich-text';

/*
 * The elements that blocks hold, one declaration each.
 * Limits: docs.slack.dev/reference/block-kit/block-elements and the docs in @slack/types.
 */

const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };
const asks = { confirm: confirm.optional() };
const dispatches = { dispatch_action_config: dispatchActionConfig.optional() };
const picker = { ...asks, ...focus, ...placeholder };
const typed = { ...dispatches, ...focus, ...placeholder };
const several = { max_selected_items: z.int().min(1).optional() };

const element = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), action_id: identifier.optional(), ...shape });

const buttonLooks = {
  text: plainText(75),
  style: colorScheme.optional(),
  accessibility_label: textUpTo(75).optional(),
};

/** A button; `value` up to 2,000 characters, `url` up to 3,000. */
export const button = element('button', {
  ...buttonLooks,
  ...asks,
  value: textUpTo(2000).optional(),
  url: link.optional(),
});

/** A button that starts a workflow; messages only. */
export const workflowButton = element('workflow_button', {
  ...buttonLooks,
  ...asks,
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: link,
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string().min(1), value: z.unknown() }))
        .optional(),
    }),
  }),
});

const feedback = z.strictObject({
  text: plainText(75),
  value: textUpTo(2000),
  accessibility_label: textUpTo(75).optional(),
});

/** Thumbs up and down under a message. */
export const feedbackButtons = element('feedback_buttons', {
  positive_button: feedback,
  negative_button: feedback,
});

/** A button that shows an icon. */
export const iconButton = element('icon_button', {
  icon: z.literal('trash'),
  text: plainText(75),
  value: textUpTo(2000).optional(),
  accessibility_label: textUpTo(75).optional(),
  visible_to_user_ids: z.array(z.string().min(1)).optional(),
  ...asks,
});

/** The three dots with up to five options. */
export const overflow = element('overflow', { options: z.array(overflowOption).min(1).max(5), ...asks });

/** A small image beside text. */
export const image = z
  .strictObject({ type: z.literal('image'), alt_text: textUpTo(2000), ...imageSource })
  .refine(hasOneSource, sourceRule);

interface Choice {
  options?: readonly unknown[] | undefined;
  option_groups?: readonly { options: readonly unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: readonly unknown[] | undefined;
}

/** Slack wants an initial option to be, field for field, one of the options. */
function offersItsInitial(choice: Choice): boolean {
  const offered = [
    ...(choice.options ?? []),
    ...(choice.option_groups ?? []).flatMap((group) => group.options),
  ].map((option) => JSON.stringify(sorted(option)));
  const initial = choice.initial_options ?? (choice.initial_option ? [choice.initial_option] : []);
  return initial.every((option) => offered.includes(JSON.stringify(sorted(option))));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}

const initialRule = { error: 'the initial option must be one of the options, field for field' };

const eitherOptions = (choice: Choice) =>
  (choice.options === undefined) !== (choice.option_groups === undefined);
const optionsRule = { error: 'must have either options or option_groups', params: { code: 'conflict' } };

const offered = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

/** Up to ten boxes, any of which may be ticked. */
export const checkboxes = element('checkboxes', {
  options: z.array(richOption).min(1).max(10),
  initial_options: z.array(richOption).min(1).max(10).optional(),
  ...asks,
  ...focus,
}).refine(offersItsInitial, initialRule);

/** Up to ten buttons, one of which may be chosen. */
export const radioButtons = element('radio_buttons', {
  options: z.array(richOption).min(1).max(10),
  initial_option: richOption.optional(),
  ...asks,
  ...focus,
}).refine(offersItsInitial, initialRule);

const staticSelect = element('static_select', {
  ...offered,
  initial_option: plainOption.optional(),
  ...picker,
})
  .refine(eitherOptions, optionsRule)
  .refine(offersItsInitial, initialRule);

const multiStaticSelect = element('multi_static_select', {
  ...offered,
  initial_options: z.array(plainOption).min(1).max(100).optional(),
  ...several,
  ...picker,
})
  .refine(eitherOptions, optionsRule)
  .refine(offersItsInitial, initialRule);

const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const respond = { response_url_enabled: z.boolean().optional() };
const one = z.string().min(1).optional();
const many = z.array(z.string().min(1)).optional();
const query = { min_query_length: z.int().min(0).optional() };

/** Menus from which one thing is chosen. */
export const selects = [
  staticSelect,
  element('external_select', { initial_option: plainOption.optional(), ...query, ...picker }),
  element('users_select', { initial_user: one, ...picker }),
  element('conversations_select', { initial_conversation: one, ...conversations, ...respond, ...picker }),
  element('channels_select', { initial_channel: one, ...respond, ...picker }),
] as const;

/** Menus from which several things are chosen. */
export const multiSelects = [
  multiStaticSelect,
  element('multi_external_select', {
    initial_options: z.array(plainOption).min(1).max(100).optional(),
    ...query,
    ...several,
    ...picker,
  }),
  element('multi_users_select', { initial_users: many, ...several, ...picker }),
  element('multi_conversations_select', {
    initial_conversations: many,
    ...conversations,
    ...several,
    ...picker,
  }),
  element('multi_channels_select', { initial_channels: many, ...several, ...picker }),
] as const;

/** Pickers of a date, a time of day, or both. */
export const pickers = [
  element('datepicker', { initial_date: z.iso.date('must be a date like 2023-11-08').optional(), ...picker }),
  element('timepicker', {
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 15:05')
      .optional(),
    timezone: z.string().min(1).optional(),
    ...picker,
  }),
  element('datetimepicker', {
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
    ...asks,
    ...focus,
  }),
] as const;

const plainTextInput = element('plain_text_input', {
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  ...typed,
}).superRefine((input, found) => {
  const max = input.max_length ?? 3000;
  const complain = (path: string, message: string) =>
    found.addIssue({ code: 'custom', path: [path], message, params: { code: 'conflict' } });
  if ((input.min_length ?? 0) > max) complain('min_length', 'must not be above max_length');
  if ((input.initial_value ?? '').length > max)
    complain('initial_value', `must be at most ${max} characters`);
});

const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number written as a string');

const numberInput = element('number_input', {
  is_decimal_allowed: z.boolean(),
  initial_value: numeral.optional(),
  min_value: numeral.optional(),
  max_value: numeral.optional(),
  ...typed,
}).refine((input) => Number(input.min_value ?? -Infinity) <= Number(input.max_value ?? Infinity), {
  error: 'must not be above max_value',
  path: ['min_value'],
  params: { code: 'conflict' },
});

/** A composer for formatted text. */
export const richTextInput = element('rich_text_input', {
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
  ...typed,
});

/** Fields that a person types into, and files; only inside an input block. */
export const fields = [
  plainTextInput,
  numberInput,
  element('email_text_input', { initial_value: z.string().optional(), ...typed }),
  element('url_text_input', { initial_value: z.string().optional(), ...typed }),
  element('file_input', {
    filetypes: z.array(z.string().min(1)).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
] as const;

/** What a context block holds. */
export const contextElements = [image, plainText(3000), mrkdwn(3000)] as const;
