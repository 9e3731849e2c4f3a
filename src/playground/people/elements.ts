import { Impossible } from '../actor';
import { applyValue } from '../block-kit';
import { STATE_FIELDS, stateOf } from '../block-kit/state-fields';
import { allBlocks, asObject, elementsOf, type Json } from '../block-kit/whole';

/** An element that a person uses, and the block in which it stands. */
export interface FoundElement {
  element: Json;
  blockId: string;
}

/**
 * The element with this `action_id` in blocks or in the blocks of attachments, in the block that is named or the first
 * that has it; throws and names those there are.
 */
export function findElement(
  blocks: readonly unknown[],
  attachments: readonly unknown[],
  { action, block }: { action: string; block?: string },
): FoundElement {
  const inAttachments = attachments.flatMap((attachment) => asObject(attachment)?.blocks ?? []);
  const all = allBlocks([...blocks, ...inAttachments], []).flatMap(({ block }) =>
    elementsOf(block).map(({ element }) => ({ element, blockId: String(block.block_id) })),
  );
  const found = all.find(
    ({ element, blockId }) => element.action_id === action && (block === undefined || blockId === block),
  );
  if (found) return found;
  const known = all.map(({ element }) => String(element.action_id)).join(', ');
  throw new Impossible(`there is no element "${action}" to press; there is ${known || 'none'}`);
}

/** Makes rich text of what somebody typed into an input for it. */
export type Compose = (typed: string) => unknown;

/**
 * What using an element with a value makes of its state: the entry of `state.values`, which an action carries too.
 * `suggested` are the options that an external source has offered.
 */
export function stateAfter(
  { element, blockId }: FoundElement,
  value: string | readonly string[],
  suggested: readonly unknown[],
  compose: Compose,
): Record<string, unknown> {
  const type = String(element.type);
  const rich = type === 'rich_text_input' ? STATE_FIELDS[type] : undefined;
  if (rich) {
    const typed = typeof value === 'string' ? value : value.join('\n');
    return stateOf(element, rich, typed.trim() === '' ? null : compose(typed));
  }
  const stand = standIn(element, type, suggested);
  const view = { blocks: [{ type: 'input', block_id: blockId, element: stand }] };
  return { ...applyValue(view, blockId, value).state, type };
}

/** Menus whose options come from elsewhere are chosen from like static ones. */
function standIn(element: Json, type: string, suggested: readonly unknown[]): Json {
  if (type === 'overflow') return { ...element, type: 'static_select' };
  if (type === 'external_select') return { ...element, type: 'static_select', options: suggested };
  if (type === 'multi_external_select')
    return { ...element, type: 'multi_static_select', options: suggested };
  return element;
}

const SHOWN = ['text', 'value', 'style', 'url', 'icon', 'placeholder', 'confirm'] as const;

/** The entry of `actions` for an element that was used; `value` is what was chosen in it. */
export function actionOf(
  found: FoundElement,
  value: string | readonly string[] | undefined,
  suggested: readonly unknown[],
  compose: Compose,
  ts: string,
): { action: Record<string, unknown>; state: Record<string, unknown> | undefined } {
  const { element, blockId } = found;
  const isButton = element.type === 'button' || element.type === 'icon_button';
  const needsValue = !isButton && element.type !== 'feedback_buttons';
  if (needsValue && value === undefined)
    throw new Impossible(`"${String(element.action_id)}" is a ${String(element.type)}: say which value`);
  const state = needsValue && value !== undefined ? stateAfter(found, value, suggested, compose) : undefined;
  const shown = Object.fromEntries(
    SHOWN.flatMap((key) => (element[key] === undefined ? [] : [[key, element[key]]])),
  );
  return {
    action: {
      ...(needsValue ? {} : shown),
      ...(needsValue && element.placeholder !== undefined ? { placeholder: element.placeholder } : {}),
      ...state,
      type: element.type,
      action_id: element.action_id,
      block_id: blockId,
      action_ts: ts,
      ...feedbackValue(element, value),
    },
    state: element.type === 'overflow' ? undefined : state,
  };
}

function feedbackValue(element: Json, value: unknown): Json {
  if (element.type !== 'feedback_buttons') return {};
  const buttons = [asObject(element.positive_button), asObject(element.negative_button)];
  const pressed = buttons.find((button) => button?.value === value) ?? buttons[0];
  return { value: pressed?.value, text: pressed?.text };
}
