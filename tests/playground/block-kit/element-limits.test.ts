import { type BlockProblem, checkMessageBlocks, checkView } from '../../../src/playground/block-kit';
import {
  actions,
  button,
  input,
  letters,
  modal,
  mrkdwn,
  option,
  plain,
  select,
  textInput,
  times,
} from './samples';

type Limit = [what: string, most: number, pointer: string, check: (count: number) => BlockProblem[]];

const message = (...blocks: object[]) => checkMessageBlocks(blocks);
const asked = (confirm: object) =>
  message(actions(button({ confirm: { text: mrkdwn('Sure?'), ...confirm } })));
const url = (length: number) => `https://${letters(length - 8)}`;

const LIMITS: Limit[] = [
  [
    'button text',
    75,
    '/blocks/0/elements/0/text/text',
    (n) => message(actions(button({ text: plain(letters(n)) }))),
  ],
  [
    'button value',
    2000,
    '/blocks/0/elements/0/value',
    (n) => message(actions(button({ value: letters(n) }))),
  ],
  ['button url', 3000, '/blocks/0/elements/0/url', (n) => message(actions(button({ url: url(n) })))],
  [
    'button label for screen readers',
    75,
    '/blocks/0/elements/0/accessibility_label',
    (n) => message(actions(button({ accessibility_label: letters(n) }))),
  ],
  [
    'confirm title',
    100,
    '/blocks/0/elements/0/confirm/title/text',
    (n) => asked({ title: plain(letters(n)) }),
  ],
  ['confirm text', 300, '/blocks/0/elements/0/confirm/text/text', (n) => asked({ text: plain(letters(n)) })],
  [
    'confirm yes',
    30,
    '/blocks/0/elements/0/confirm/confirm/text',
    (n) => asked({ confirm: plain(letters(n)) }),
  ],
  ['confirm no', 30, '/blocks/0/elements/0/confirm/deny/text', (n) => asked({ deny: plain(letters(n)) })],
  [
    'options',
    100,
    '/blocks/0/elements/0/options',
    (n) => message(actions(select({ options: times(n, (i) => option(`${i}`)) }))),
  ],
  [
    'option groups',
    100,
    '/blocks/0/elements/0/option_groups',
    (n) =>
      message(
        actions(
          select({
            options: undefined,
            option_groups: times(n, (i) => ({ label: plain('x'), options: [option(`${i}`)] })),
          }),
        ),
      ),
  ],
  [
    'group label',
    75,
    '/blocks/0/elements/0/option_groups/0/label/text',
    (n) =>
      message(
        actions(
          select({
            options: undefined,
            option_groups: [{ label: plain(letters(n)), options: [option('a')] }],
          }),
        ),
      ),
  ],
  [
    'option text',
    75,
    '/blocks/0/elements/0/options/0/text/text',
    (n) => message(actions(select({ options: [option(letters(n), { value: 'a' })] }))),
  ],
  [
    'option value',
    75,
    '/blocks/0/elements/0/options/0/value',
    (n) => message(actions(select({ options: [option('a', { value: letters(n) })] }))),
  ],
  [
    'option description',
    75,
    '/blocks/0/elements/0/options/0/description/text',
    (n) => message(actions(select({ options: [option('a', { description: plain(letters(n)) })] }))),
  ],
  [
    'overflow options',
    5,
    '/blocks/0/elements/0/options',
    (n) => message(actions({ type: 'overflow', options: times(n, (i) => option(`${i}`)) })),
  ],
  [
    'overflow url',
    3000,
    '/blocks/0/elements/0/options/0/url',
    (n) => message(actions({ type: 'overflow', options: [option('a', { url: url(n) })] })),
  ],
  [
    'checkboxes',
    10,
    '/blocks/0/elements/0/options',
    (n) => message(actions({ type: 'checkboxes', options: times(n, (i) => option(`${i}`)) })),
  ],
  [
    'radio buttons',
    10,
    '/blocks/0/elements/0/options',
    (n) => message(actions({ type: 'radio_buttons', options: times(n, (i) => option(`${i}`)) })),
  ],
  [
    'placeholder',
    150,
    '/blocks/0/elements/0/placeholder/text',
    (n) => message(actions(select({ placeholder: plain(letters(n)) }))),
  ],
  [
    'input label',
    2000,
    '/view/blocks/0/label/text',
    (n) => checkView(modal([input(textInput(), { label: plain(letters(n)) })])),
  ],
  [
    'input hint',
    2000,
    '/view/blocks/0/hint/text',
    (n) => checkView(modal([input(textInput(), { hint: plain(letters(n)) })])),
  ],
  [
    'prefilled text',
    3000,
    '/view/blocks/0/element/initial_value',
    (n) => checkView(modal([input(textInput({ initial_value: letters(n) }))])),
  ],
  [
    'max_length',
    3000,
    '/view/blocks/0/element/max_length',
    (n) => checkView(modal([input(textInput({ max_length: n }))])),
  ],
  [
    'min_length',
    3000,
    '/view/blocks/0/element/min_length',
    (n) => checkView(modal([input(textInput({ min_length: n }))])),
  ],
  [
    'files of a file input',
    10,
    '/view/blocks/0/element/max_files',
    (n) => checkView(modal([input({ type: 'file_input', max_files: n })])),
  ],
  [
    'lines of a rich text input',
    100,
    '/view/blocks/0/element/max_lines',
    (n) => checkView(modal([input({ type: 'rich_text_input', max_lines: n })])),
  ],
];

describe('Slack accepts the most of an element and refuses one more', () => {
  test.each(LIMITS)('%s: %d', (_what, most, pointer, check) => {
    expect(check(most)).toEqual([]);
    expect(check(most + 1).map((problem) => problem.pointer)).toContain(pointer);
  });
});
