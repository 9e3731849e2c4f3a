import type { Surface } from './blocks';
import { type BlockProblem, type PointerStep, pointer } from './problem';
import { cellCharacters } from './tables';

/*
 * Rules that look at several blocks together. They read raw JSON, so they also speak when a block is
 * broken otherwise.
 */

/** A JSON object of unknown fields. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as a JSON object, if it is one. */
export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** An interactive element and where it stands. */
export interface PlacedElement {
  element: Json;
  at: readonly PointerStep[];
}

/** The elements of one block that may carry an `action_id`, in the order in which they are shown. */
export function elementsOf(block: Json, at: readonly PointerStep[] = []): PlacedElement[] {
  const single = (['accessory', 'element'] as const).flatMap((key) => placed(block[key], [...at, key]));
  const listed = block.type === 'actions' || block.type === 'context_actions' ? list(block.elements) : [];
  return [
    ...single,
    ...listed.flatMap((element, index) => placed(element, [...at, 'elements', index])),
    ...(block.type === 'card' ? list(block.actions) : []).flatMap((element, index) =>
      placed(element, [...at, 'actions', index]),
    ),
  ];
}

function placed(value: unknown, at: readonly PointerStep[]): PlacedElement[] {
  const element = asObject(value);
  return element ? [{ element, at }] : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Blocks with the blocks inside them (containers and carousels), each with its place. */
export function allBlocks(
  blocks: unknown,
  at: readonly PointerStep[],
): { block: Json; at: readonly PointerStep[] }[] {
  return list(blocks).flatMap((value, index) => {
    const block = asObject(value);
    if (!block) return [];
    const here = [...at, index];
    return [
      { block, at: here },
      ...allBlocks(block.child_blocks, [...here, 'child_blocks']),
      ...(block.type === 'carousel' ? allBlocks(block.elements, [...here, 'elements']) : []),
    ];
  });
}

/** Problems of a list of blocks as a whole: ids used twice, two focused inputs, totals, misplaced elements. */
export function wholeProblems(blocks: unknown, surface: Surface, at: readonly PointerStep[]): BlockProblem[] {
  const all = allBlocks(blocks, at);
  const elements = all.map(({ block, at: here }) => elementsOf(block, here));
  return [
    ...repeated(all.map(({ block, at: here }) => ({ id: block.block_id, at: [...here, 'block_id'] }))),
    ...elements.flatMap((inBlock) =>
      repeated(
        inBlock.map(({ element, at: here }) => ({ id: element.action_id, at: [...here, 'action_id'] })),
      ),
    ),
    ...secondFocus(elements.flat()),
    ...misplaced(elements.flat(), surface),
    ...totals(
      all.map(({ block }) => block),
      at,
    ),
  ];
}

function repeated(ids: readonly { id: unknown; at: readonly PointerStep[] }[]): BlockProblem[] {
  return ids
    .filter(({ id }, index) => typeof id === 'string' && ids.findIndex((other) => other.id === id) < index)
    .map(({ id, at }) => ({
      pointer: pointer(at),
      code: 'duplicate',
      message: `"${String(id)}" is used twice`,
    }));
}

function secondFocus(elements: readonly PlacedElement[]): BlockProblem[] {
  return elements
    .filter(({ element }) => element.focus_on_load === true)
    .slice(1)
    .map(({ at }) => ({
      pointer: pointer([...at, 'focus_on_load']),
      code: 'conflict',
      message: 'only one element can have the focus',
    }));
}

const ONLY_ON: Readonly<Record<string, Surface>> = { workflow_button: 'message', file_input: 'modal' };

function misplaced(elements: readonly PlacedElement[], surface: Surface): BlockProblem[] {
  return elements
    .filter(({ element }) => (ONLY_ON[String(element.type)] ?? surface) !== surface)
    .map(({ element, at }) => ({
      pointer: pointer([...at, 'type']),
      code: 'not_allowed_here',
      message: `a ${String(element.type)} cannot be used in a ${surface}`,
    }));
}

function totals(blocks: readonly Json[], at: readonly PointerStep[]): BlockProblem[] {
  const markdown = blocks.filter(({ type }) => type === 'markdown');
  const tables = blocks.filter(({ type }) => type === 'table');
  const written = markdown.reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0);
  const tabled = tables.reduce((sum, { rows }) => sum + cellCharacters(list(rows).map(list)), 0);
  const problems: BlockProblem[] = [];
  const complain = (code: BlockProblem['code'], message: string) =>
    problems.push({ pointer: pointer(at), code, message });
  if (markdown.length > 1 && written > 12_000)
    complain('too_long', 'all markdown blocks together must be at most 12000 characters');
  if (tables.length > 1) complain('too_many', 'a message can have only one table');
  if (tables.length > 1 && tabled > 10_000)
    complain('too_long', 'all tables together must be at most 10000 characters');
  return problems;
}
