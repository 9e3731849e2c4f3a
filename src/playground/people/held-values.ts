import { UnfitValue } from '../block-kit';
import { richText } from '../block-kit/rich-text';
import type { StateValues } from '../block-kit/state';
import { STATE_FIELDS, type StateField, stateOf } from '../block-kit/state-fields';
import { allBlocks, asObject, elementsOf, type Json } from '../block-kit/whole';
import { type Compose, stateAfter } from './elements';

type Given = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Reads what somebody put into the inputs of blocks, given as Slack keeps it, against what the inputs take, and writes
 * what fits into `held`. What is given for no input is left alone. Returns a sentence for each block whose value does
 * not fit, by block id.
 * @param suggested the options that external menus have offered, by action id
 * @param compose makes rich text of what was typed where an input takes it; rich text that is there already is taken too
 */
export function holdValues(
  blocks: readonly unknown[],
  given: Given,
  held: StateValues,
  suggested: ReadonlyMap<string, readonly unknown[]>,
  compose: Compose,
): Record<string, string> {
  const unfit: Record<string, string> = {};
  for (const { element, blockId, field } of inputsIn(blocks)) {
    const action = String(element.action_id);
    const entry = asObject(own(own(given, blockId), action));
    if (!entry) continue;
    const before = held[blockId]?.[action];
    const offered = [...(suggested.get(action) ?? []), ...optionsIn(before, field)];
    try {
      const state = heldState({ element, blockId, field }, entry[field.key], offered, compose);
      held[blockId] = { ...held[blockId], [action]: state };
    } catch (error) {
      if (!(error instanceof UnfitValue)) throw error;
      unfit[blockId] = `This ${error.reason}.`;
    }
  }
  return unfit;
}

interface Input {
  element: Json;
  blockId: string;
  field: StateField;
}

/** Every element that has a value; files are not put into inputs here. */
function inputsIn(blocks: readonly unknown[]): Input[] {
  return allBlocks(blocks, []).flatMap(({ block }) =>
    elementsOf(block).flatMap(({ element }) => {
      const field = STATE_FIELDS[String(element.type)];
      return field && element.type !== 'file_input'
        ? [{ element, blockId: String(block.block_id), field }]
        : [];
    }),
  );
}

/** A key of the object itself: what comes from outside may name `constructor`. */
function own(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? Reflect.get(object, key)
    : undefined;
}

function heldState(
  { element, blockId, field }: Input,
  value: unknown,
  offered: readonly unknown[],
  compose: Compose,
): Record<string, unknown> {
  if (element.type === 'rich_text_input' && typeof value !== 'string')
    return stateOf(element, field, heldRichText(blockId, value));
  const values = (Array.isArray(value) ? value : [value]).flatMap(asWord);
  return stateAfter({ element, blockId }, values, offered, compose);
}

function heldRichText(blockId: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (!richText.safeParse(value).success) throw new UnfitValue(blockId, 'takes rich text');
  return value;
}

/** An option by its value, anything else as it is written; nothing for an empty input. */
function asWord(value: unknown): string[] {
  const option = asObject(value);
  if (option) return typeof option.value === 'string' ? [option.value] : [];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** The options that an input holds already: an external menu need not offer them again. */
function optionsIn(held: unknown, field: StateField): readonly unknown[] {
  const value = asObject(held)?.[field.key];
  return (Array.isArray(value) ? value : [value]).filter((option) => asObject(option) !== undefined);
}
