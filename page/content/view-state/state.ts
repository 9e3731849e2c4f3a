import { STATE_FIELDS, stateOf } from '../../../src/playground/block-kit/state-fields';
import type { ViewValues } from '../../../src/playground/state/state';
import { asObject, type Json, listOf, objectsIn, textOf } from '../json';

/** An element's value in its entry of `state.values`; undefined where it has none. */
export function valueIn(values: ViewValues, block: string, element: Json): unknown {
  const field = STATE_FIELDS[String(element.type)];
  const entry = asObject(values[block]?.[String(element.action_id)]);
  return field && entry ? (entry[field.key] ?? undefined) : undefined;
}

/** An element's entry in `state.values`, as Slack writes it. */
export function stateEntryOf(element: Json, value: unknown): Json {
  const field = STATE_FIELDS[String(element.type)];
  return field ? stateOf(element, field, value) : { type: element.type };
}

/** What the inputs of blocks hold before anybody has touched them. */
export function initialValues(blocks: readonly unknown[]): ViewValues {
  const values: ViewValues = {};
  for (const block of everyBlock(blocks)) {
    const id = textOf(block.block_id);
    for (const element of elementsIn(block)) {
      const field = STATE_FIELDS[String(element.type)];
      const action = textOf(element.action_id);
      if (!field || id === undefined || action === undefined) continue;
      values[id] = { ...values[id], [action]: stateEntryOf(element, element[field.initial]) };
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
