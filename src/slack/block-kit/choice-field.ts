import type { KnownBlock, PlainTextOption } from '@slack/web-api';
import { shorten } from '../text/mrkdwn';
import { inputAction } from './modal-view';

/** Slack shows this many choices at most. Source: docs.slack.dev, block-elements/select-menu-element. */
export const MAX_CHOICES = 100;

/** A menu with one choice; `chosen` is the value that is chosen at first. */
export function choiceField(field: {
  block: string;
  label: string;
  options: readonly PlainTextOption[];
  chosen?: string;
  hint?: string;
  required?: boolean;
}): KnownBlock {
  const initial = field.options.find(({ value }) => value === field.chosen);
  return {
    type: 'input',
    block_id: field.block,
    optional: field.required !== true,
    label: { type: 'plain_text', text: field.label },
    element: {
      type: 'static_select',
      action_id: inputAction,
      options: field.options.slice(0, MAX_CHOICES),
      ...(initial !== undefined && { initial_option: initial }),
    },
    ...(field.hint !== undefined && { hint: { type: 'plain_text', text: field.hint } }),
  };
}

/** Boxes to tick; `chosen` are the values of those that are ticked at first. */
export function boxesField(
  block: string,
  label: string,
  options: PlainTextOption[],
  chosen: readonly string[] = [],
): KnownBlock {
  const initial = options.filter(({ value }) => value !== undefined && chosen.includes(value));
  return {
    type: 'input',
    block_id: block,
    optional: true,
    label: { type: 'plain_text', text: label },
    element: {
      type: 'checkboxes',
      action_id: inputAction,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

/** A choice: what it is called by, and its words, of which Slack shows 75 characters. */
export function option(value: string, label: string): PlainTextOption {
  return { value, text: { type: 'plain_text', text: shorten(label, 75), emoji: false } };
}
