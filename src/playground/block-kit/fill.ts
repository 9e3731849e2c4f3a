import type { StateValues } from './state';
import { STATE_FIELDS, type StateField, stateOf } from './state-fields';
import { allBlocks, asObject, elementsOf, type Json } from './whole';

/** What a person put into an input, as Slack keeps it. */
export interface Applied {
  actionId: string;
  /** The entry of `state.values.<block>.<action>`. */
  state: Record<string, unknown>;
}

/** A value that Slack's client would not let through. */
export class UnfitValue extends Error {
  override readonly name = 'UnfitValue';

  /** @param reason what the input takes instead, after its name: `takes at most 10 characters, not 12` */
  constructor(
    blockId: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`"${blockId}" ${reason}`, options);
  }
}

/**
 * What Slack keeps after a person typed or chose a value in the block with this id; '' and [] empty it.
 * Options are named by value or by visible text, people and conversations by id, instants as seconds since 1970
 * or ISO 8601 with an offset.
 * @throws UnfitValue that says what Slack's client would not let through: no such input or option, too long, no number …
 */
export function applyValue(view: Json, blockId: string, value: string | readonly string[]): Applied {
  const element = inputIn(view, blockId);
  const type = String(element.type);
  const field = STATE_FIELDS[type];
  const read = READERS[type];
  if (!field || !read) throw new UnfitValue(blockId, `is of type ${type}, which cannot be filled in here`);
  const given = listOf(value);
  if (!field.many && given.length > 1) throw new UnfitValue(blockId, `takes one value, not ${given.length}`);
  try {
    return {
      actionId: String(element.action_id),
      state: stateOf(element, field, kept(element, field, given, read)),
    };
  } catch (cause) {
    throw new UnfitValue(blockId, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value !== 'string' ? value : value === '' ? [] : [value];
}

function kept(element: Json, field: StateField, given: readonly string[], read: Reader): unknown {
  const values = given.map((one) => read(one, element));
  const most = element.max_selected_items;
  if (typeof most === 'number' && values.length > most) throw new Error(`takes at most ${most} values`);
  return field.many ? values : values[0];
}

function inputIn(view: Json, blockId: string): Json {
  const blocks = allBlocks(view.blocks, []).map(({ block }) => block);
  const block = blocks.find(({ block_id }) => block_id === blockId);
  if (!block) {
    const known = blocks
      .filter(({ type }) => type === 'input')
      .map(({ block_id }) => `"${String(block_id)}"`);
    throw new Error(`there is no block "${blockId}"; the inputs are ${known.join(', ') || 'none'}`);
  }
  const elements = elementsOf(block).filter(({ element }) => String(element.type) in STATE_FIELDS);
  const [only, ...others] = elements;
  if (!only) throw new Error(`the block "${blockId}" has no input`);
  if (others.length > 0)
    throw new Error(`the block "${blockId}" has several inputs: press them by action id`);
  return only.element;
}

/** Turns what a person typed or chose into the value that Slack keeps, or says what is wrong with it. */
type Reader = (value: string, element: Json) => unknown;

const READERS: Readonly<Record<string, Reader>> = {
  plain_text_input: typedText,
  rich_text_input: (text) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  }),
  number_input: typedNumber,
  email_text_input: matching(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'an e-mail address'),
  url_text_input: matching(/^https?:\/\/\S+$/i, 'a URL'),
  static_select: chosen,
  multi_static_select: chosen,
  radio_buttons: chosen,
  checkboxes: chosen,
  users_select: matching(/^[UW][A-Z0-9]+$/, 'the id of a person'),
  multi_users_select: matching(/^[UW][A-Z0-9]+$/, 'the id of a person'),
  conversations_select: matching(/^[CDG][A-Z0-9]+$/, 'the id of a conversation'),
  multi_conversations_select: matching(/^[CDG][A-Z0-9]+$/, 'the id of a conversation'),
  channels_select: matching(/^C[A-Z0-9]+$/, 'the id of a public channel'),
  multi_channels_select: matching(/^C[A-Z0-9]+$/, 'the id of a public channel'),
  datepicker: pickedDate,
  timepicker: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 15:05'),
  datetimepicker: pickedInstant,
};

function matching(pattern: RegExp, what: string): Reader {
  return (value) => {
    if (!pattern.test(value)) throw new Error(`takes ${what}, not "${value}"`);
    return value;
  };
}

function typedText(text: string, element: Json): string {
  const { min_length: least, max_length: most = 3000 } = element;
  if (typeof most === 'number' && text.length > most)
    throw new Error(`takes at most ${most} characters, not ${text.length}`);
  if (typeof least === 'number' && text.length < least)
    throw new Error(`takes at least ${least} characters, not ${text.length}`);
  return text;
}

function typedNumber(value: string, element: Json): string {
  const form = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  const kind = element.is_decimal_allowed === true ? 'a number' : 'a whole number';
  if (!form.test(value)) throw new Error(`takes ${kind}, not "${value}"`);
  const { min_value: least, max_value: most } = element;
  if (typeof least === 'string' && Number(value) < Number(least)) throw new Error(`takes at least ${least}`);
  if (typeof most === 'string' && Number(value) > Number(most)) throw new Error(`takes at most ${most}`);
  return value;
}

function chosen(wanted: string, element: Json): Json {
  const groups = objects(element.option_groups).flatMap((group) => objects(group.options));
  const options = [...objects(element.options), ...groups];
  const option =
    options.find(({ value }) => value === wanted) ??
    options.find(({ text }) => asObject(text)?.text === wanted);
  if (option) return option;
  const known = options.map(({ value }) => `"${String(value)}"`).join(', ');
  throw new Error(`has no option "${wanted}"; the options are ${known}`);
}

function objects(value: unknown): Json[] {
  return Array.isArray(value)
    ? value.flatMap((one): Json[] => {
        const found = asObject(one);
        return found ? [found] : [];
      })
    : [];
}

function pickedDate(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || !exists)
    throw new Error(`takes a date like 2023-11-08, not "${value}"`);
  return value;
}

function pickedInstant(value: string): number {
  if (/^\d{10}$/.test(value)) return Number(value);
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const seconds = Date.parse(value) / 1000;
  if (!zoned || Number.isNaN(seconds))
    throw new Error(`takes seconds since 1970 or an ISO instant, not "${value}"`);
  return seconds;
}

/** The block ids of required inputs that are empty; Slack's client refuses to submit while there is one. */
export function missingInputs(view: Json, values: StateValues): string[] {
  return allBlocks(view.blocks, [])
    .map(({ block }) => block)
    .filter(({ type, optional }) => type === 'input' && optional !== true)
    .filter((block) => isEmpty(block, values))
    .map(({ block_id }) => String(block_id));
}

function isEmpty(block: Json, values: StateValues): boolean {
  const element = asObject(block.element);
  const field = STATE_FIELDS[String(element?.type)];
  if (!element || !field) return false;
  const entry = asObject(values[String(block.block_id)]?.[String(element.action_id)]);
  const value = entry?.[field.key] ?? null;
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
