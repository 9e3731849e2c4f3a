import { inputProblems } from '../../page/content/view-state/checks';
import { initialValues, overlaid, stateEntryOf, valueIn } from '../../page/content/view-state/state';
import { sampleMessageBlocks } from '../../page/gallery/sample-blocks';
import { sampleInputs } from '../../page/gallery/sample-inputs';
import { initialState, missingInputs } from '../../src/playground/block-kit';

const blocks = [...sampleInputs, ...sampleMessageBlocks];

test('page and playground agree on what inputs hold at first', () => {
  expect(initialValues(blocks)).toEqual(initialState({ blocks }));
});

test('page and playground agree on what is missing', () => {
  const values = initialValues(blocks);
  const missing = Object.entries(inputProblems(blocks, values))
    .filter(([, sentence]) => sentence === 'Please complete this required field.')
    .map(([block]) => block);
  expect(missing).toEqual(missingInputs({ blocks }, values));
  expect(missing).toContain('title');
});

const input = (element: object) => [
  { type: 'input', block_id: 'b', element: { action_id: 'a', ...element } },
];
const holding = (element: object, value: unknown) => ({ b: { a: stateEntryOf({ ...element }, value) } });

test.each([
  [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
  [{ type: 'number_input', is_decimal_allowed: true }, 'many', 'Please enter a number.'],
  [{ type: 'number_input', is_decimal_allowed: false, min_value: '2' }, '1', 'Please enter 2 or more.'],
  [{ type: 'number_input', is_decimal_allowed: false, max_value: '2' }, '3', 'Please enter 2 or less.'],
  [{ type: 'email_text_input' }, 'nobody', 'Please enter a valid email address.'],
  [{ type: 'url_text_input' }, 'ftp://x', 'Please enter a valid URL.'],
  [{ type: 'plain_text_input', min_length: 3 }, 'ab', 'Please enter at least 3 characters.'],
  [{ type: 'plain_text_input', max_length: 3 }, 'abcd', 'Please enter at most 3 characters.'],
])('%j does not take %s', (element, value, sentence) => {
  expect(inputProblems(input(element), holding(element, value))).toEqual({ b: sentence });
});

test.each([
  [{ type: 'number_input', is_decimal_allowed: true, min_value: '1' }, '1.5'],
  [{ type: 'email_text_input' }, 'amina@example.com'],
  [{ type: 'url_text_input' }, 'https://example.com'],
  [{ type: 'plain_text_input', min_length: 2, max_length: 3 }, 'abc'],
])('%j takes %s', (element, value) => {
  expect(inputProblems(input(element), holding(element, value))).toEqual({});
});

test('an input that may be empty is not wrong when it is', () => {
  const element = { type: 'email_text_input' };
  const optional = input(element).map((block) => ({ ...block, optional: true }));
  expect(inputProblems(optional, holding(element, undefined))).toEqual({});
});

test('a view that was changed keeps what was typed into inputs that it still has', () => {
  const held = { title: { it: { type: 'plain_text_input', value: 'Down' } }, gone: { it: { type: 'x' } } };
  const values = overlaid(initialValues(blocks), held);
  expect(values.title).toEqual(held.title);
  expect(values.gone).toBeUndefined();
  expect(values.severity).toEqual(initialValues(blocks).severity);
});

test('an input that became another one begins anew', () => {
  const held = { title: { it: { type: 'number_input', value: '1' } } };
  expect(overlaid(initialValues(blocks), held).title).toEqual(initialValues(blocks).title);
});

test('a time keeps the zone that the app gave it', () => {
  expect(stateEntryOf({ type: 'timepicker', timezone: 'Africa/Nairobi' }, '09:05')).toEqual({
    type: 'timepicker',
    selected_time: '09:05',
    timezone: 'Africa/Nairobi',
  });
});

test('what an element holds is found by its block and action', () => {
  const element = { type: 'plain_text_input', action_id: 'a' };
  expect(valueIn(holding(element, 'x'), 'b', element)).toBe('x');
  expect(valueIn(holding(element, 'x'), 'other', element)).toBeUndefined();
  expect(valueIn(holding(element, undefined), 'b', element)).toBeUndefined();
});
