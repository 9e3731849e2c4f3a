import type { ViewValues } from '../../../src/playground/workspace/state';
import { asObject, type Json, listOf, objectsIn, textOf } from '../json';

/** How Slack names an element's value: in `state.values`, and in the element as the app sent it. */
interface StateField {
  readonly key: string;
  readonly initial: string;
  /** Whether the value is a list, empty when nothing is chosen; else it is null then. */
  readonly many?: true;
}

const typed = { key: 'value', initial: 'initial_value' };
const option = { key: 'selected_option', initial: 'initial_option' };
const options = { key: 'selected_options', initial: 'initial_options', many: true } as const;

/** The elements that have a value: docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
const FIELDS: Readonly<Record<string, StateField>> = {
  plain_text_input: typed,
  number_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: { key: 'selected_user', initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', many: true },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { key: 'files', initial: 'initial_files', many: true },
};

/** An element's value in its entry of `state.values`; undefined where it has none. */
export function valueIn(values: ViewValues, block: string, element: Json): unknown {
  const field = FIELDS[String(element.type)];
  const entry = asObject(values[block]?.[String(element.action_id)]);
  return field && entry ? (entry[field.key] ?? undefined) : undefined;
}

/** An element's entry in `state.values`, as Slack writes it. */
export function entryOf(element: Json, value: unknown): Json {
  const field = FIELDS[String(element.type)];
  return {
    type: element.type,
    ...(field ? { [field.key]: value ?? (field.many ? [] : null) } : {}),
    ...(element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {}),
  };
}

/** What the inputs of blocks hold before anybody has touched them. */
export function initialValues(blocks: readonly unknown[]): ViewValues {
  const values: ViewValues = {};
  for (const block of everyBlock(blocks)) {
    const id = textOf(block.block_id);
    for (const element of elementsIn(block)) {
      const field = FIELDS[String(element.type)];
      const action = textOf(element.action_id);
      if (!field || id === undefined || action === undefined) continue;
      values[id] = { ...values[id], [action]: entryOf(element, element[field.initial]) };
    }
  }
  return values;
}

/** The entries of `held` in place of those of `values`, as far as `values` has one of the same type. */
export function overlaid(values: ViewValues, held: ViewValues): ViewValues {
  const merged = Object.entries(values).map(([block, entries]) => [
    block,
    Object.fromEntries(
      Object.entries(entries).map(([action, entry]) => {
        const other = asObject(held[block]?.[action]);
        return [action, other && other.type === asObject(entry)?.type ? other : entry];
      }),
    ),
  ]);
  return Object.fromEntries(merged) as ViewValues;
}

/** Blocks with the blocks that stand in them. */
export function everyBlock(blocks: readonly unknown[]): readonly Json[] {
  return objectsIn(blocks).flatMap((block) => [block, ...everyBlock(listOf(block.child_blocks))]);
}

function elementsIn(block: Json): readonly Json[] {
  const single = [block.accessory, block.element];
  return objectsIn([...single, ...(block.type === 'actions' ? listOf(block.elements) : [])]);
}
