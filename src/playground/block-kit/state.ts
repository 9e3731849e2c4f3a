import { STATE_FIELDS, stateOf } from './state-fields';
import { allBlocks, asObject, elementsOf, type Json } from './whole';

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
