import type { StageMessage } from './stage';

/*
 * Finding things by the words that a person would see, so that a scenario knows nothing of the bot it plays with.
 */

type Json = Readonly<Record<string, unknown>>;

/** The newest message that shows these words, in its text, its blocks or its attachments. */
export function newestWith(messages: readonly StageMessage[], words: string): StageMessage | undefined {
  return messages.findLast((message) => shows(message, words));
}

function shows({ text, blocks, attachments }: StageMessage, words: string): boolean {
  return [text, ...shownTexts(blocks), ...shownTexts(attachments)].some((shown) =>
    decoded(shown).includes(words),
  );
}

/** What Slack shows for text as it is stored: without entities. */
function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const SHOWN: ReadonlySet<string> = new Set(['text', 'fallback', 'pretext', 'title', 'value', 'footer']);

function shownTexts(value: unknown): string[] {
  return objectsIn(value).flatMap((object) =>
    Object.entries(object).flatMap(([key, inner]) =>
      SHOWN.has(key) && typeof inner === 'string' ? [inner] : [],
    ),
  );
}

/** Every object inside a JSON value, outer ones first. */
function objectsIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Json, ...inside];
}

/** The action id of what carries this id or shows these words as its own, among blocks or attachments. */
export function actionNamed(blocks: unknown, named: string): string | undefined {
  const elements = objectsIn(blocks).filter(({ action_id }) => typeof action_id === 'string');
  const element =
    elements.find(({ action_id }) => action_id === named) ??
    elements.find((one) => labelOf(one.text) === named || labelOf(one.placeholder) === named);
  return typeof element?.action_id === 'string' ? element.action_id : undefined;
}

function labelOf(text: unknown): unknown {
  return typeof text === 'object' && text !== null ? Reflect.get(text, 'text') : undefined;
}

/** An input of a view: its block id and what kind of value it takes. */
export interface NamedInput {
  blockId: string;
  type: unknown;
}

/** The input with this block id or label, or undefined. */
export function inputNamed(view: Json, named: string): NamedInput | undefined {
  const inputs = inputsOf(view);
  const block =
    inputs.find(({ block_id }) => block_id === named) ?? inputs.find(({ label }) => labelOf(label) === named);
  if (!block) return undefined;
  const type = objectsIn(block.element)[0]?.type;
  return { blockId: String(block.block_id), type };
}

/** The labels of a view's inputs, in order. */
export function inputLabels(view: Json): string[] {
  return inputsOf(view).map(({ label }) => String(labelOf(label)));
}

function inputsOf(view: Json): Json[] {
  return objectsIn(view.blocks).filter(({ type }) => type === 'input');
}
