import { initialState } from '../../../src/playground/block-kit';
import type { StateValues } from '../../../src/playground/block-kit/state';
import { composeRichText } from '../../../src/playground/composer/rich-text';
import { holdValues } from '../../../src/playground/people/held-values';

type Json = Record<string, unknown>;

const option = (value: string): Json => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value });
const options = [option('a'), option('b'), option('c')];

/** Puts one value into one input and tells what is held then, and what was wrong. */
function put(
  element: Json,
  value: Json,
  suggested: readonly unknown[] = [],
): { held: unknown; wrong: unknown } {
  const blocks = [{ type: 'input', block_id: 'block', element: { action_id: 'it', ...element } }];
  const held: StateValues = initialState({ blocks });
  const wrong = holdValues(blocks, { block: { it: value } }, held, new Map([['it', suggested]]), (typed) => ({
    type: 'rich_text',
    elements: composeRichText(typed).parts,
  }));
  return { held: held.block?.it, wrong: wrong.block };
}

describe('what is put into an input', () => {
  const richText = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
  };

  test.each<[Json, Json]>([
    [{ type: 'plain_text_input' }, { value: 'words' }],
    [{ type: 'plain_text_input' }, { value: null }],
    [{ type: 'number_input', is_decimal_allowed: true }, { value: '1.5' }],
    [{ type: 'email_text_input' }, { value: 'ana@example.com' }],
    [{ type: 'url_text_input' }, { value: 'https://example.com' }],
    [{ type: 'rich_text_input' }, { rich_text_value: richText }],
    [{ type: 'rich_text_input' }, { rich_text_value: null }],
    [{ type: 'static_select', options }, { selected_option: option('b') }],
    [{ type: 'static_select', options }, { selected_option: null }],
    [{ type: 'radio_buttons', options }, { selected_option: option('a') }],
    [{ type: 'checkboxes', options }, { selected_options: [option('a'), option('c')] }],
    [{ type: 'multi_static_select', options }, { selected_options: [] }],
    [{ type: 'users_select' }, { selected_user: 'U0000000001' }],
    [{ type: 'multi_users_select' }, { selected_users: ['U0000000001', 'U0000000002'] }],
    [{ type: 'conversations_select' }, { selected_conversation: 'D0000000001' }],
    [{ type: 'channels_select' }, { selected_channel: 'C0000000001' }],
    [{ type: 'datepicker' }, { selected_date: '2023-11-08' }],
    [{ type: 'timepicker' }, { selected_time: '15:05' }],
    [{ type: 'datetimepicker' }, { selected_date_time: 1699455900 }],
  ])('%j keeps %j', (element, value) => {
    expect(put(element, value)).toEqual({ held: { type: element.type, ...value }, wrong: undefined });
  });

  test('is rich text of what was typed, where an input takes that', () => {
    const typed = { rich_text_value: '- one\n- *two*' };
    expect(put({ type: 'rich_text_input' }, typed).held).toMatchObject({
      type: 'rich_text_input',
      rich_text_value: {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [{}, { elements: [{ text: 'two', style: { bold: true } }] }],
          },
        ],
      },
    });
    expect(put({ type: 'rich_text_input' }, { rich_text_value: '' }).held).toMatchObject({
      rich_text_value: null,
    });
  });

  test.each<[Json, Json, string]>([
    [
      { type: 'plain_text_input', max_length: 3 },
      { value: 'long' },
      'This takes at most 3 characters, not 4.',
    ],
    [
      { type: 'plain_text_input', min_length: 3 },
      { value: 'no' },
      'This takes at least 3 characters, not 2.',
    ],
    [
      { type: 'plain_text_input' },
      { value: 'x'.repeat(3_001) },
      'This takes at most 3000 characters, not 3001.',
    ],
    [{ type: 'number_input' }, { value: '1.5' }, 'This takes a whole number, not "1.5".'],
    [{ type: 'number_input', max_value: '9' }, { value: '10' }, 'This takes at most 9.'],
    [{ type: 'email_text_input' }, { value: 'ana' }, 'This takes an e-mail address, not "ana".'],
    [{ type: 'rich_text_input' }, { rich_text_value: { type: 'html' } }, 'This takes rich text.'],
    [
      { type: 'static_select', options },
      { selected_option: option('d') },
      'This has no option "d"; the options are "a", "b", "c".',
    ],
    [
      { type: 'multi_static_select', options, max_selected_items: 1 },
      { selected_options: [option('a'), option('b')] },
      'This takes at most 1 values.',
    ],
    [
      { type: 'users_select' },
      { selected_user: 'somebody' },
      'This takes the id of a person, not "somebody".',
    ],
    [
      { type: 'datepicker' },
      { selected_date: '2023-02-30' },
      'This takes a date like 2023-11-08, not "2023-02-30".',
    ],
  ])('%j does not keep %j', (element, value, sentence) => {
    const { held, wrong } = put(element, value);
    expect(wrong).toBe(sentence);
    expect(held).toEqual(
      initialState({
        blocks: [{ type: 'input', block_id: 'block', element: { action_id: 'it', ...element } }],
      }).block?.it,
    );
  });

  test('is never what the option was said to be, only which one', () => {
    const forged = { text: { type: 'plain_text', text: 'Forged' }, value: 'a', more: 'than there is' };
    const { held } = put({ type: 'static_select', options }, { selected_option: forged });
    expect(held).toEqual({ type: 'static_select', selected_option: option('a') });
  });

  test('comes from what an external menu offered, or what was chosen before', () => {
    const element = { type: 'external_select', initial_option: option('before') };
    const chosen = (value: string) => put(element, { selected_option: option(value) }, [option('offered')]);
    expect(chosen('offered')).toMatchObject({
      held: { selected_option: { value: 'offered' } },
      wrong: undefined,
    });
    expect(chosen('before').wrong).toBeUndefined();
    expect(chosen('made-up').wrong).toMatch(/^This has no option "made-up"/);
  });

  test('is left alone where no input asks for it', () => {
    const blocks = [{ type: 'section', block_id: 'block', text: { type: 'mrkdwn', text: 'x' } }];
    const held: StateValues = {};
    const given = { constructor: { it: { value: 'x' } }, block: { it: { value: 'x' } }, other: {} };
    expect(holdValues(blocks, given, held, new Map(), (typed) => typed)).toEqual({});
    expect(held).toEqual({});
    expect(put({ type: 'plain_text_input' }, { value: { deep: 1 } })).toMatchObject({
      held: { value: null },
    });
    expect(put({ type: 'file_input' }, { files: ['F1'] })).toMatchObject({ held: { files: [] } });
  });
});
