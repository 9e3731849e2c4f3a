import { checkMessageBlocks, checkView } from '../../../src/playground/block-kit';
import {
  actions,
  button,
  cell,
  image,
  input,
  modal,
  mrkdwn,
  option,
  plain,
  richText,
  section,
  select,
  textInput,
} from './samples';

/** `pointer code` of each problem. */
const found = (problems: { pointer: string; code: string }[]) =>
  problems.map(({ pointer, code }) => `${pointer} ${code}`);
const message = (...blocks: unknown[]) => found(checkMessageBlocks(blocks));
const view = (blocks: object[], extra: object = {}) => found(checkView(modal(blocks, extra)));

describe('shapes', () => {
  test('blocks are a list of objects with a known type', () => {
    expect(found(checkMessageBlocks('hello'))).toEqual(['/blocks wrong_type']);
    expect(message('hello')).toEqual(['/blocks/0 wrong_type']);
    expect(message({ type: 'sektion' })).toEqual(['/blocks/0/type unknown_type']);
    expect(message({})).toEqual(['/blocks/0/type missing']);
  });

  test('a field that Slack does not know is named', () => {
    expect(message(section({ colour: 'red', size: 3 }))).toEqual([
      '/blocks/0/colour unknown_key',
      '/blocks/0/size unknown_key',
    ]);
  });

  test('a required field that is absent is named', () => {
    expect(message({ type: 'header' })).toEqual(['/blocks/0/text missing']);
    expect(message(actions(button({ text: undefined })))).toEqual(['/blocks/0/elements/0/text missing']);
    expect(view([], { title: undefined })).toEqual(['/view/title missing']);
  });

  test('plain text is demanded where Slack shows no markup', () => {
    expect(message({ type: 'header', text: mrkdwn('*x*') })).toEqual(['/blocks/0/text/type invalid_value']);
    expect(message(actions(button({ text: mrkdwn('*x*') })))).toEqual([
      '/blocks/0/elements/0/text/type invalid_value',
    ]);
    expect(message(actions(select({ options: [{ text: mrkdwn('x'), value: 'x' }] })))).toEqual([
      '/blocks/0/elements/0/options/0/text/type invalid_value',
    ]);
    expect(message(actions({ type: 'checkboxes', options: [{ text: mrkdwn('x'), value: 'x' }] }))).toEqual(
      [],
    );
    expect(message(section({ text: { type: 'markdown', text: 'x' } }))).toEqual([
      '/blocks/0/text/type unknown_type',
    ]);
  });

  test('values have their types', () => {
    expect(message(section({ block_id: 7 }))).toEqual(['/blocks/0/block_id wrong_type']);
    expect(message(section({ expand: 'yes' }))).toEqual(['/blocks/0/expand wrong_type']);
    expect(message(actions(button({ style: 'green' })))).toEqual([
      '/blocks/0/elements/0/style invalid_value',
    ]);
    expect(message(actions(button({ url: 'example' })))).toEqual(['/blocks/0/elements/0/url invalid_value']);
  });

  test('rich text is checked to its leaves', () => {
    const text = { type: 'text', text: 'down', style: { bold: true } };
    const list = {
      type: 'rich_text_list',
      style: 'ordered',
      elements: [{ type: 'rich_text_section', elements: [text] }],
    };
    const code = { type: 'rich_text_preformatted', elements: [text], border: 1 };
    expect(message({ type: 'rich_text', elements: [list, code] })).toEqual([]);
    expect(message(richText({ type: 'user', user_id: 'U1' }, { type: 'emoji', name: 'fire' }))).toEqual([]);
    expect(message(richText({ type: 'user', user: 'U1' }))).toEqual([
      '/blocks/0/elements/0/elements/0/user_id missing',
      '/blocks/0/elements/0/elements/0/user unknown_key',
    ]);
    expect(message({ type: 'rich_text', elements: [text] })).toEqual([
      '/blocks/0/elements/0/type unknown_type',
    ]);
    expect(
      message({ type: 'rich_text', elements: [{ ...code, elements: [{ type: 'user', user_id: 'U1' }] }] }),
    ).toEqual(['/blocks/0/elements/0/elements/0/type unknown_type']);
  });
});

describe('what may stand where', () => {
  const alert = { type: 'alert', text: plain('Look out') };
  const table = { type: 'table', rows: [[cell('x')]] };
  const workflow = {
    type: 'workflow_button',
    text: plain('Go'),
    workflow: { trigger: { url: 'https://slack.com/x' } },
  };

  test('some blocks are for messages only, some for modals only', () => {
    expect(message(table, { type: 'markdown', text: '# x' })).toEqual([]);
    expect(view([table])).toEqual(['/view/blocks/0/type not_allowed_here']);
    expect(view([alert])).toEqual([]);
    expect(message(alert)).toEqual(['/blocks/0/type not_allowed_here']);
    expect(found(checkView({ type: 'home', blocks: [alert, section()] }))).toEqual([
      '/view/blocks/0/type not_allowed_here',
    ]);
  });

  test('a file block cannot be sent at all', () => {
    const file = { type: 'file', source: 'remote', external_id: 'x' };
    expect(message(file)).toEqual(['/blocks/0/type not_allowed_here']);
  });

  test('inputs stand in modals, Home and messages alike, buttons never in an input', () => {
    expect(message(input(textInput()))).toEqual([]);
    expect(view([input(textInput())])).toEqual([]);
    expect(found(checkView({ type: 'home', blocks: [input(textInput())] }))).toEqual([]);
    expect(view([input(button())])).toEqual(['/view/blocks/0/element/type unknown_type']);
  });

  test('a text field stands only in an input block', () => {
    expect(message(section({ accessory: textInput() }))).toEqual(['/blocks/0/accessory/type unknown_type']);
    expect(message(actions(textInput()))).toEqual(['/blocks/0/elements/0/type unknown_type']);
  });

  test('workflow buttons are for messages, file inputs for modals', () => {
    expect(message(actions(workflow))).toEqual([]);
    expect(view([actions(workflow)])).toEqual(['/view/blocks/0/elements/0/type not_allowed_here']);
    expect(view([input({ type: 'file_input' })])).toEqual([]);
    expect(message(input({ type: 'file_input' }))).toEqual(['/blocks/0/element/type not_allowed_here']);
  });

  test('Home has no title and no submit', () => {
    expect(found(checkView({ type: 'home', blocks: [], title: plain('x') }))).toEqual([
      '/view/title unknown_key',
    ]);
    expect(found(checkView({ type: 'workflow_step', blocks: [] }))).toEqual(['/view/type unknown_type']);
  });
});

describe('fields that depend on each other', () => {
  test('a section has text or fields', () => {
    expect(message({ type: 'section' })).toEqual(['/blocks/0 missing']);
    expect(message({ type: 'section', fields: [mrkdwn('x')] })).toEqual([]);
  });

  test('an image has one source', () => {
    expect(message(image({ image_url: undefined }))).toEqual(['/blocks/0 conflict']);
    expect(message(image({ slack_file: { id: 'F1' } }))).toEqual(['/blocks/0 conflict']);
    expect(message(image({ image_url: undefined, slack_file: { id: 'F1' } }))).toEqual([]);
    expect(message(image({ image_url: undefined, slack_file: {} }))).toEqual([
      '/blocks/0/slack_file conflict',
    ]);
  });

  test('a select has options or groups, and starts with one of its own', () => {
    const groups = [{ label: plain('x'), options: [option('sev3')] }];
    expect(message(actions(select({ option_groups: groups })))).toEqual(['/blocks/0/elements/0 conflict']);
    expect(message(actions(select({ initial_option: option('sev2') })))).toEqual([]);
    expect(message(actions(select({ initial_option: option('sev9') })))).toEqual([
      '/blocks/0/elements/0 invalid_value',
    ]);
    expect(message(actions(select({ initial_option: { ...option('sev2'), text: plain('Two') } })))).toEqual([
      '/blocks/0/elements/0 invalid_value',
    ]);
    expect(
      message(actions(select({ options: undefined, option_groups: groups, initial_option: option('sev3') }))),
    ).toEqual([]);
  });

  test('only overflow options carry a link', () => {
    const linked = [option('a', { url: 'https://example.com' })];
    expect(message(actions({ type: 'overflow', options: linked }))).toEqual([]);
    expect(message(actions(select({ options: linked })))).toEqual([
      '/blocks/0/elements/0/options/0/url unknown_key',
    ]);
  });

  test('dates, times and numbers are written as Slack writes them', () => {
    const picked = (element: object) => message(actions(element));
    expect(picked({ type: 'datepicker', initial_date: '2023-02-29' })).toEqual([
      '/blocks/0/elements/0/initial_date invalid_value',
    ]);
    expect(picked({ type: 'timepicker', initial_time: '9:05' })).toEqual([
      '/blocks/0/elements/0/initial_time invalid_value',
    ]);
    expect(picked({ type: 'datetimepicker', initial_date_time: 16_994_448_000 })).toEqual([
      '/blocks/0/elements/0/initial_date_time out_of_range',
    ]);
    expect(picked({ type: 'datepicker', initial_date: '2023-11-08' })).toEqual([]);
    expect(view([input({ type: 'number_input' })])).toEqual([
      '/view/blocks/0/element/is_decimal_allowed missing',
    ]);
    expect(
      view([input({ type: 'number_input', is_decimal_allowed: true, min_value: '5', max_value: '4' })]),
    ).toEqual(['/view/blocks/0/element/min_value conflict']);
  });

  test('prefilled text keeps to the length that the input allows', () => {
    expect(view([input(textInput({ max_length: 3, initial_value: 'four' }))])).toEqual([
      '/view/blocks/0/element/initial_value conflict',
    ]);
    expect(view([input(textInput({ max_length: 3, min_length: 4 }))])).toEqual([
      '/view/blocks/0/element/min_length conflict',
    ]);
  });

  test('dispatch_action is for elements that can dispatch', () => {
    const config = { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } };
    expect(view([input(textInput(config), { dispatch_action: true })])).toEqual([]);
    expect(view([input(textInput({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } }))])).toEqual(
      ['/view/blocks/0/element/dispatch_action_config/trigger_actions_on/0 invalid_value'],
    );
    expect(view([input({ type: 'file_input' }, { dispatch_action: true })])).toEqual([
      '/view/blocks/0/dispatch_action conflict',
    ]);
  });

  test('a data table is even and its header is plain', () => {
    const rows = (...each: object[][]) => message({ type: 'data_table', caption: 'x', rows: each });
    expect(rows([cell('a')], [richText({ type: 'text', text: 'x' })])).toEqual([]);
    expect(rows([cell('a'), cell('b')], [cell('c')])).toEqual(['/blocks/0/rows invalid_value']);
    expect(rows([richText({ type: 'text', text: 'x' })], [cell('c')])).toEqual([
      '/blocks/0/rows/0 invalid_value',
    ]);
  });
});

describe('the payload as a whole', () => {
  test('a block_id is used once', () => {
    expect(message(section({ block_id: 'a' }), section({ block_id: 'a' }))).toEqual([
      '/blocks/1/block_id duplicate',
    ]);
    expect(view([section({ block_id: 'a' }), section(), section({ block_id: 'a' })])).toEqual([
      '/view/blocks/2/block_id duplicate',
    ]);
  });

  test('an action_id is used once in its block', () => {
    expect(message(actions(button(), button()))).toEqual(['/blocks/0/elements/1/action_id duplicate']);
    expect(message(actions(button()), actions(button()))).toEqual([]);
  });

  test('one element has the focus', () => {
    const focused = (id: string) => input(textInput({ focus_on_load: true }), { block_id: id });
    expect(view([focused('a')])).toEqual([]);
    expect(view([focused('a'), focused('b')])).toEqual(['/view/blocks/1/element/focus_on_load conflict']);
  });

  test('a modal with inputs has a submit button', () => {
    expect(view([input(textInput())], { submit: undefined })).toEqual(['/view/submit missing']);
    expect(view([section()], { submit: undefined })).toEqual([]);
  });

  test('a message has one table', () => {
    const table = { type: 'table', rows: [[cell('x')]] };
    expect(message(table, table)).toEqual(['/blocks too_many']);
  });

  test('every problem is reported, not only the first', () => {
    expect(message({ type: 'header' }, { type: 'nope' }, section({ block_id: '' }))).toHaveLength(3);
  });
});
