import {
  type BlockProblem,
  checkAttachments,
  checkMessageBlocks,
  checkView,
} from '../../../src/playground/block-kit';
import {
  actions,
  button,
  cell,
  image,
  letters,
  modal,
  mrkdwn,
  plain,
  richText,
  section,
  select,
  times,
} from './samples';

type Limit = [what: string, most: number, pointer: string, check: (count: number) => BlockProblem[]];

const message = (...blocks: object[]) => checkMessageBlocks(blocks);
const view = (extra: object) => checkView(modal([], extra));
const unique = (index: number) => button({ action_id: `a${index}` });
const card = (extra: object) => ({ type: 'card', title: mrkdwn('INC-1'), ...extra });
const container = (extra: object) => ({
  type: 'container',
  title: plain('INC-1'),
  child_blocks: [section()],
  ...extra,
});
const video = (extra: object) => ({
  type: 'video',
  title: plain('Replay'),
  alt_text: 'Replay',
  video_url: 'https://example.com/v',
  thumbnail_url: 'https://example.com/t.png',
  ...extra,
});
const home = (blocks: object[]) => ({ type: 'home', blocks });
const url = (length: number) => `https://${letters(length - 8)}`;

const LIMITS: Limit[] = [
  ['blocks of a message', 50, '/blocks', (n) => message(...times(n, () => section()))],
  ['blocks of a modal', 100, '/view/blocks', (n) => checkView(modal(times(n, () => section()) as object[]))],
  ['blocks of a Home tab', 100, '/view/blocks', (n) => checkView(home(times(n, () => section())))],
  ['block_id', 255, '/blocks/0/block_id', (n) => message(section({ block_id: letters(n) }))],
  [
    'action_id',
    255,
    '/blocks/0/elements/0/action_id',
    (n) => message(actions(button({ action_id: letters(n) }))),
  ],
  ['section text', 3000, '/blocks/0/text/text', (n) => message(section({ text: mrkdwn(letters(n)) }))],
  [
    'section fields',
    10,
    '/blocks/0/fields',
    (n) => message({ type: 'section', fields: times(n, () => mrkdwn('x')) }),
  ],
  [
    'a section field',
    2000,
    '/blocks/0/fields/0/text',
    (n) => message({ type: 'section', fields: [mrkdwn(letters(n))] }),
  ],
  ['a header', 150, '/blocks/0/text/text', (n) => message({ type: 'header', text: plain(letters(n)) })],
  [
    'context elements',
    10,
    '/blocks/0/elements',
    (n) => message({ type: 'context', elements: times(n, () => mrkdwn('x')) }),
  ],
  [
    'context_actions elements',
    5,
    '/blocks/0/elements',
    (n) =>
      message({
        type: 'context_actions',
        elements: times(n, (i) => ({
          type: 'icon_button',
          icon: 'trash',
          text: plain('x'),
          action_id: `${i}`,
        })),
      }),
  ],
  ['actions elements', 25, '/blocks/0/elements', (n) => message(actions(...times(n, unique)))],
  ['markdown', 12_000, '/blocks/0/text', (n) => message({ type: 'markdown', text: letters(n) })],
  [
    'markdown of all blocks',
    12_000,
    '/blocks',
    (n) => message({ type: 'markdown', text: 'x' }, { type: 'markdown', text: letters(n - 1) }),
  ],
  ['image alt text', 2000, '/blocks/0/alt_text', (n) => message(image({ alt_text: letters(n) }))],
  ['image title', 2000, '/blocks/0/title/text', (n) => message(image({ title: plain(letters(n)) }))],
  ['image address', 3000, '/blocks/0/image_url', (n) => message(image({ image_url: url(n) }))],
  [
    'list indent',
    8,
    '/blocks/0/elements/0/indent',
    (n) =>
      message({
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', style: 'bullet', indent: n, elements: [] }],
      }),
  ],
  ['table rows', 100, '/blocks/0/rows', (n) => message({ type: 'table', rows: times(n, () => [cell('x')]) })],
  [
    'table cells of a row',
    20,
    '/blocks/0/rows/0',
    (n) => message({ type: 'table', rows: [times(n, () => cell('x'))] }),
  ],
  [
    'table characters',
    10_000,
    '/blocks/0/rows',
    (n) => message({ type: 'table', rows: [[cell(letters(n - 1)), richText({ type: 'text', text: 'x' })]] }),
  ],
  [
    'data table rows with the header',
    201,
    '/blocks/0/rows',
    (n) => message({ type: 'data_table', caption: 'x', rows: times(n, () => [cell('x')]) }),
  ],
  [
    'data table characters',
    20_000,
    '/blocks/0/rows',
    (n) => message({ type: 'data_table', caption: 'x', rows: [[cell('x')], [cell(letters(n - 1))]] }),
  ],
  [
    'data table page',
    100,
    '/blocks/0/page_size',
    (n) => message({ type: 'data_table', caption: 'x', page_size: n, rows: times(2, () => [cell('x')]) }),
  ],
  [
    'carousel cards',
    10,
    '/blocks/0/elements',
    (n) => message({ type: 'carousel', elements: times(n, () => card({})) }),
  ],
  ['card title', 150, '/blocks/0/title/text', (n) => message(card({ title: mrkdwn(letters(n)) }))],
  ['card subtitle', 150, '/blocks/0/subtitle/text', (n) => message(card({ subtitle: mrkdwn(letters(n)) }))],
  ['card body', 200, '/blocks/0/body/text', (n) => message(card({ body: mrkdwn(letters(n)) }))],
  [
    'container children',
    10,
    '/blocks/0/child_blocks',
    (n) => message(container({ child_blocks: times(n, () => section()) })),
  ],
  ['container title', 150, '/blocks/0/title/text', (n) => message(container({ title: plain(letters(n)) }))],
  ['video title', 199, '/blocks/0/title/text', (n) => message(video({ title: plain(letters(n)) }))],
  ['video author', 49, '/blocks/0/author_name', (n) => message(video({ author_name: letters(n) }))],
  [
    'alert',
    200,
    '/view/blocks/0/text/text',
    (n) => checkView(modal([{ type: 'alert', text: plain(letters(n)) }])),
  ],
  ['modal title', 24, '/view/title/text', (n) => view({ title: plain(letters(n)) })],
  ['modal submit', 24, '/view/submit/text', (n) => view({ submit: plain(letters(n)) })],
  ['modal close', 24, '/view/close/text', (n) => view({ close: plain(letters(n)) })],
  ['private_metadata', 3000, '/view/private_metadata', (n) => view({ private_metadata: letters(n) })],
  ['callback_id', 255, '/view/callback_id', (n) => view({ callback_id: letters(n) })],
  ['external_id', 255, '/view/external_id', (n) => view({ external_id: letters(n) })],
  ['attachments', 100, '/attachments', (n) => checkAttachments(times(n, () => ({ text: 'x' })))],
  [
    'blocks of an attachment',
    50,
    '/attachments/0/blocks',
    (n) => checkAttachments([{ blocks: times(n, () => section()) }]),
  ],
  ['attachment footer', 300, '/attachments/0/footer', (n) => checkAttachments([{ footer: letters(n) }])],
];

describe('Slack accepts the most and refuses one more', () => {
  test.each(LIMITS)('%s: %d', (_what, most, pointer, check) => {
    expect(check(most)).toEqual([]);
    expect(check(most + 1).map((problem) => problem.pointer)).toContain(pointer);
  });

  test('a view: 250,000 bytes', () => {
    const filled = (bytes: number) =>
      modal(
        times(99, () => section({ text: mrkdwn(letters(2450)) })),
        { private_metadata: letters(bytes) },
      );
    const bytes = 250_000 - Buffer.byteLength(JSON.stringify(filled(0)));
    expect(bytes).toBeLessThan(3000);
    expect(checkView(filled(bytes))).toEqual([]);
    expect(checkView(filled(bytes + 1))).toEqual([
      { pointer: '/view', code: 'view_too_large', message: 'must be at most 250000 bytes' },
    ]);
  });
});

describe('Slack refuses what is empty', () => {
  const EMPTY: [what: string, pointer: string, problems: BlockProblem[]][] = [
    ['text', '/blocks/0/text/text', message(section({ text: mrkdwn('') }))],
    ['actions', '/blocks/0/elements', message(actions())],
    ['context', '/blocks/0/elements', message({ type: 'context', elements: [] })],
    ['options', '/blocks/0/elements/0/options', message(actions(select({ options: [] })))],
    ['a block_id', '/blocks/0/block_id', message(section({ block_id: '' }))],
    ['a carousel', '/blocks/0/elements', message({ type: 'carousel', elements: [] })],
    [
      'a data table without rows',
      '/blocks/0/rows',
      message({ type: 'data_table', caption: 'x', rows: [[cell('x')]] }),
    ],
  ];

  test.each(EMPTY)('%s', (_what, pointer, problems) => {
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
  });
});
