import {
  applyValue,
  checkView,
  initialState,
  missingInputs,
  withIds,
} from '../../../src/playground/block-kit';
import { actions, button, input, modal, option, plain, section, select, textInput } from './samples';

const apply = (element: object, value: string | readonly string[]) =>
  applyValue(modal([input({ action_id: 'text', ...element })]), 'field', value).state;

const scales = { options: [option('sev1'), option('sev2')] };

describe('a freshly opened view', () => {
  const started = (element: object) =>
    initialState(modal([input({ action_id: 'text', ...element })])).field?.text;

  test.each([
    [textInput({ initial_value: 'Down' }), { value: 'Down' }],
    [textInput(), { value: null }],
    [select({ initial_option: option('sev2') }), { selected_option: option('sev2') }],
    [{ type: 'multi_static_select', ...scales }, { selected_options: [] }],
    [
      { type: 'checkboxes', ...scales, initial_options: [option('sev1')] },
      { selected_options: [option('sev1')] },
    ],
    [{ type: 'radio_buttons', ...scales }, { selected_option: null }],
    [{ type: 'users_select', initial_user: 'U1' }, { selected_user: 'U1' }],
    [{ type: 'multi_users_select', initial_users: ['U1'] }, { selected_users: ['U1'] }],
    [{ type: 'conversations_select', initial_conversation: 'C1' }, { selected_conversation: 'C1' }],
    [{ type: 'multi_conversations_select' }, { selected_conversations: [] }],
    [{ type: 'channels_select', initial_channel: 'C1' }, { selected_channel: 'C1' }],
    [{ type: 'datepicker', initial_date: '2023-11-08' }, { selected_date: '2023-11-08' }],
    [
      { type: 'timepicker', timezone: 'Africa/Nairobi' },
      { selected_time: null, timezone: 'Africa/Nairobi' },
    ],
    [{ type: 'datetimepicker', initial_date_time: 1_699_444_800 }, { selected_date_time: 1_699_444_800 }],
    [{ type: 'file_input' }, { files: [] }],
  ])('%j starts as it was prefilled', (element, state) => {
    expect(started({ ...element, action_id: 'text' })).toEqual({
      type: Reflect.get(element, 'type'),
      ...state,
    });
  });

  test('selects outside input blocks have a state, buttons have none', () => {
    const view = modal([
      { ...actions(button(), select({ initial_option: option('sev1') })), block_id: 'row' },
      section({ block_id: 'beside', accessory: { type: 'users_select', action_id: 'owner' } }),
    ]);
    expect(initialState(view)).toEqual({
      row: { severity: { type: 'static_select', selected_option: option('sev1') } },
      beside: { owner: { type: 'users_select', selected_user: null } },
    });
  });

  test('blocks and elements get the ids that the app left out, and keep those it gave', () => {
    let next = 0;
    const blocks = [section(), actions(button(), { ...select(), action_id: undefined }), input(textInput())];
    const identified = withIds(blocks, () => `id${next++}`);
    expect(identified).toMatchObject([
      { block_id: 'id0' },
      { block_id: 'id1', elements: [{ action_id: 'close' }, { action_id: 'id2' }] },
      { block_id: 'field', element: { action_id: 'text' } },
    ]);
    expect(checkView(modal(identified as object[]))).toEqual([]);
  });
});

describe('a person fills in', () => {
  test.each<[object, string | string[], object]>([
    [textInput(), 'Website down', { value: 'Website down' }],
    [textInput(), '', { value: null }],
    [{ type: 'number_input', is_decimal_allowed: false }, '-10', { value: '-10' }],
    [{ type: 'number_input', is_decimal_allowed: true }, '0.25', { value: '0.25' }],
    [{ type: 'email_text_input' }, 'amina@example.com', { value: 'amina@example.com' }],
    [{ type: 'url_text_input' }, 'https://example.com', { value: 'https://example.com' }],
    [select(), 'sev1', { selected_option: option('sev1') }],
    [select(), 'SEV2', { selected_option: option('sev2') }],
    [
      { type: 'static_select', option_groups: [{ label: plain('x'), ...scales }] },
      'sev2',
      { selected_option: option('sev2') },
    ],
    [{ type: 'multi_static_select', ...scales }, ['sev1', 'sev2'], { selected_options: scales.options }],
    [{ type: 'checkboxes', ...scales }, [], { selected_options: [] }],
    [{ type: 'radio_buttons', ...scales }, 'sev2', { selected_option: option('sev2') }],
    [{ type: 'users_select' }, 'U0AMINA', { selected_user: 'U0AMINA' }],
    [{ type: 'multi_users_select' }, ['U1', 'W2'], { selected_users: ['U1', 'W2'] }],
    [{ type: 'conversations_select' }, 'G1', { selected_conversation: 'G1' }],
    [{ type: 'channels_select' }, 'C1', { selected_channel: 'C1' }],
    [{ type: 'datepicker' }, '2024-02-29', { selected_date: '2024-02-29' }],
    [{ type: 'timepicker', timezone: 'UTC' }, '15:05', { selected_time: '15:05', timezone: 'UTC' }],
    [{ type: 'datetimepicker' }, '1699444800', { selected_date_time: 1_699_444_800 }],
    [{ type: 'datetimepicker' }, '2023-11-08T15:00:00+03:00', { selected_date_time: 1_699_444_800 }],
  ])('%j with %j', (element, value, state) => {
    expect(apply(element, value)).toEqual({ type: Reflect.get(element, 'type'), ...state });
  });

  test('rich text becomes a block', () => {
    expect(apply({ type: 'rich_text_input' }, 'Down')).toEqual({
      type: 'rich_text_input',
      rich_text_value: {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Down' }] }],
      },
    });
  });

  test('the action id is told along', () => {
    expect(applyValue(modal([input(select())]), 'field', 'sev1').actionId).toBe('severity');
  });

  test.each<[object, string | string[], string]>([
    [textInput({ max_length: 4 }), 'fives', '"field" takes at most 4 characters, not 5'],
    [textInput(), 'x'.repeat(3001), '"field" takes at most 3000 characters, not 3001'],
    [textInput({ min_length: 4 }), 'two', '"field" takes at least 4 characters, not 3'],
    [select(), 'sev9', '"field" has no option "sev9"; the options are "sev1", "sev2"'],
    [select(), ['sev1', 'sev2'], '"field" takes one value, not 2'],
    [
      { type: 'multi_static_select', ...scales, max_selected_items: 1 },
      ['sev1', 'sev2'],
      '"field" takes at most 1 values',
    ],
    [{ type: 'number_input', is_decimal_allowed: false }, '0.5', '"field" takes a whole number, not "0.5"'],
    [{ type: 'number_input', is_decimal_allowed: true, min_value: '0' }, '-1', '"field" takes at least 0'],
    [{ type: 'number_input', is_decimal_allowed: true, max_value: '9' }, '9.5', '"field" takes at most 9'],
    [{ type: 'email_text_input' }, 'amina', '"field" takes an e-mail address, not "amina"'],
    [{ type: 'users_select' }, 'amina', '"field" takes the id of a person, not "amina"'],
    [{ type: 'datepicker' }, '2023-02-29', '"field" takes a date like 2023-11-08, not "2023-02-29"'],
    [{ type: 'timepicker' }, '25:00', '"field" takes a time like 15:05, not "25:00"'],
    [
      { type: 'datetimepicker' },
      '2023-11-08T15:00',
      '"field" takes seconds since 1970 or an ISO instant, not "2023-11-08T15:00"',
    ],
    [{ type: 'external_select' }, 'x', '"field" is of type external_select, which cannot be filled in here'],
  ])('%j refuses %j', (element, value, message) => {
    expect(() => apply(element, value)).toThrow(message);
  });

  test('an unknown block is refused with the names of the inputs', () => {
    expect(() => applyValue(modal([section(), input(textInput())]), 'summary', 'x')).toThrow(
      'there is no block "summary"; the inputs are "field"',
    );
    expect(() => applyValue(modal([section({ block_id: 'words' })]), 'words', 'x')).toThrow(
      'the block "words" has no input',
    );
  });
});

describe('submitting', () => {
  const view = modal([
    input(textInput(), { block_id: 'summary' }),
    input(textInput(), { block_id: 'lessons', optional: true }),
    input({ type: 'checkboxes', action_id: 'agree', ...scales }, { block_id: 'agree' }),
  ]);

  test('required inputs that are empty are missing', () => {
    expect(missingInputs(view, initialState(view))).toEqual(['summary', 'agree']);
  });

  test('filled inputs are not', () => {
    const values = initialState(view);
    for (const [block, value] of [
      ['summary', 'Down'],
      ['agree', 'sev1'],
    ] as const) {
      const { actionId, state } = applyValue(view, block, value);
      values[block] = { [actionId]: state };
    }
    expect(missingInputs(view, values)).toEqual([]);
  });
});
