import { allBlocks, asObject, elementsOf, type Json } from './whole';

/** How Slack names an element's value: in `state.values`, and in the element as it was sent. */
export interface StateField {
  /** The key of the value in `state.values.<block>.<action>`. */
  key: string;
  /** The key of the value that the app prefilled. */
  initial: string;
  /** Whether the value is a list, empty when nothing is chosen; else it is null then. */
  many?: true;
}

/** The elements that have a value, after docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export const STATE_FIELDS: Readonly<Record<string, StateField>> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: { key: 'selected_option', initial: 'initial_option' },
  external_select: { key: 'selected_option', initial: 'initial_option' },
  radio_buttons: { key: 'selected_option', initial: 'initial_option' },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', many: true },
  checkboxes: { key: 'selected_options', initial: 'initial_options', many: true },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: {
    key: 'selected_conversations',
    initial: 'initial_conversations',
    many: true,
  },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { key: 'files', initial: 'initial_files', many: true },
};

/** `state.values` of a view: by block id, then by action id. */
export type StateValues = Record<string, Record<string, unknown>>;

/**
 * `state.values` of a view that was just opened: every element that has a value, prefilled or empty.
 * Elements and blocks without an id are left out; `withIds` gives them one, as Slack does.
 */
export function initialState(view: Json): StateValues {
  const values: StateValues = {};
  for (const { block } of allBlocks(view.blocks, [])) {
    for (const { element } of elementsOf(block)) {
      const field = STATE_FIELDS[String(element.type)];
      if (!field || typeof block.block_id !== 'string' || typeof element.action_id !== 'string') continue;
      values[block.block_id] = {
        ...values[block.block_id],
        [element.action_id]: stateOf(element, field, element[field.initial]),
      };
    }
  }
  return values;
}

/** One element's entry in `state.values`; an absent value is written as Slack writes an empty one. */
export function stateOf(element: Json, field: StateField, value: unknown): Record<string, unknown> {
  return {
    type: element.type,
    [field.key]: value ?? (field.many ? [] : null),
    ...(element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {}),
  };
}

/** Blocks with an id for every block and interactive element that has none; the others stay as they are. */
export function withIds(blocks: readonly unknown[], newId: () => string): unknown[] {
  return blocks.map((value) => {
    const block = asObject(value);
    if (!block) return value;
    const identified: Record<string, unknown> = { ...block, block_id: block.block_id ?? newId() };
    for (const key of ['element', 'accessory'] as const) {
      if (key in block) identified[key] = withActionId(block[key], newId);
    }
    for (const key of ['elements', 'actions', 'child_blocks'] as const) {
      const inside = block[key];
      if (Array.isArray(inside)) identified[key] = insideOf(block, key, inside, newId);
    }
    return identified;
  });
}

function insideOf(
  block: Json,
  key: 'elements' | 'actions' | 'child_blocks',
  inside: readonly unknown[],
  newId: () => string,
): unknown[] {
  if (key === 'child_blocks' || block.type === 'carousel') return withIds(inside, newId);
  return inside.map((element) => withActionId(element, newId));
}

/** The elements that act or have a value, so that Slack makes up an `action_id` where the app gave none. */
const ACTING: ReadonlySet<string> = new Set([
  ...Object.keys(STATE_FIELDS),
  'button',
  'workflow_button',
  'overflow',
  'icon_button',
  'feedback_buttons',
]);

function withActionId(value: unknown, newId: () => string): unknown {
  const element = asObject(value);
  return element && ACTING.has(String(element.type))
    ? { ...element, action_id: element.action_id ?? newId() }
    : value;
}
