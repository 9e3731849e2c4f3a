import type { KnownBlock, PlainTextInput, RichTextBlock, View } from '@slack/web-api';
import { shorten } from '../text/mrkdwn';
import { type ModalMetadata, writeMetadata } from './private-metadata';

/** A plain text field may be prefilled with this many characters. Source: docs.slack.dev, plain-text-input. */
export const MAX_INPUT = 3_000;

/** A modal's view, and what it carries along unseen; titles may have 24 characters. */
export function modalView(
  callback: string,
  carried: ModalMetadata,
  words: { title: string; submit: string },
  blocks: KnownBlock[],
): View {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: writeMetadata(carried),
    title: { type: 'plain_text', text: shorten(words.title, 24) },
    submit: { type: 'plain_text', text: words.submit },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  };
}

/** A modal that only says something. */
export function noticeView(title: string, blocks: KnownBlock[]): View {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: shorten(title, 24) },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}

/** A field for text. */
export function textField(field: {
  block: string;
  label: string;
  value?: string;
  hint?: string;
  lines?: boolean;
  required?: boolean;
  most?: number;
}): KnownBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: inputAction,
    multiline: field.lines ?? false,
    max_length: field.most ?? MAX_INPUT,
    ...(field.value && { initial_value: shorten(field.value, field.most ?? MAX_INPUT) }),
  };
  return {
    type: 'input',
    block_id: field.block,
    optional: field.required !== true,
    label: { type: 'plain_text', text: field.label },
    element,
    ...(field.hint !== undefined && { hint: { type: 'plain_text', text: field.hint } }),
  };
}

/** A field for words that may be formatted: lists, links, code. */
export function richTextField(field: {
  block: string;
  label: string;
  value?: RichTextBlock | undefined;
  hint?: string;
}): KnownBlock {
  return {
    type: 'input',
    block_id: field.block,
    optional: true,
    label: { type: 'plain_text', text: field.label },
    element: {
      type: 'rich_text_input',
      action_id: inputAction,
      ...(field.value !== undefined && { initial_value: field.value }),
    },
    ...(field.hint !== undefined && { hint: { type: 'plain_text', text: field.hint } }),
  };
}

/** The one element of each of our input blocks goes by this name. */
export const inputAction = 'value';
