import type { ViewValues } from '../../../src/playground/state/state';
import { asObject, type Json, numberOf } from '../json';
import { everyBlock, valueIn } from './state';

/** What Slack's own client finds wrong with the inputs of a view before it asks the app: sentences by block id. */
export function inputProblems(
  blocks: readonly unknown[],
  values: ViewValues,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const block of everyBlock(blocks)) {
    const element = asObject(block.element);
    if (block.type !== 'input' || !element) continue;
    const id = String(block.block_id);
    const value = valueIn(values, id, element);
    const problem = isEmpty(value)
      ? block.optional === true
        ? undefined
        : 'Please complete this required field.'
      : problemWith(element, value);
    if (problem !== undefined) problems[id] = problem;
  }
  return problems;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function problemWith(element: Json, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return textProblem(element, value);
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function textProblem(element: Json, value: string): string | undefined {
  const least = numberOf(element.min_length) ?? 0;
  const most = numberOf(element.max_length) ?? 3000;
  if (value.length < least) return `Please enter at least ${least} characters.`;
  return value.length > most ? `Please enter at most ${most} characters.` : undefined;
}

function numberProblem(element: Json, value: string): string | undefined {
  const takesDecimals = element.is_decimal_allowed === true;
  if (!(takesDecimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(value))
    return takesDecimals ? 'Please enter a number.' : 'Please enter a whole number.';
  const least = numberOf(element.min_value);
  const most = numberOf(element.max_value);
  if (least !== undefined && Number(value) < least) return `Please enter ${least} or more.`;
  return most !== undefined && Number(value) > most ? `Please enter ${most} or less.` : undefined;
}
