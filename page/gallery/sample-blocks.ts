import { sampleNow } from './sample-reader';

/** A text object without markup. */
export const plainText = (text: string) => ({ type: 'plain_text', text });
/** A text object with Slack's markup. */
export const mrkdwnText = (text: string) => ({ type: 'mrkdwn', text });
/** An option of a menu. */
export const menuOption = (value: string, text: string) => ({ value, text: plainText(text) });
const seconds = sampleNow / 1000;

/** What a menu of severities offers. */
export const severityOptions = [
  menuOption('sev1', 'SEV1: everything is down'),
  menuOption('sev2', 'SEV2: many are hurt'),
  menuOption('sev3', 'SEV3: some are hurt'),
];

const button = (id: string, text: string, more = {}) => ({
  type: 'button',
  action_id: id,
  text: plainText(text),
  ...more,
});

/** Texts in Slack's markup, each with a little of everything. */
export const sampleTexts: readonly string[] = [
  'Hi <@U0AMINA>, <@U0BARAKA> and <@U0DAVID|david>: *bold*, _italic_, ~struck~, `code`, *_both_* in <#C0INC|inc-42> and <#G9HIDDEN|>. <!subteam^S0ONCALL|@oncall> <!here> :fire: :wave::skin-tone-4: :no-such-emoji:',
  `> A quote\n> of two lines with a <https://example.com/a?b=c|link>\nBare: https://example.com/path_(x)/y. Escaped &lt;b&gt; &amp; <script>alert(1)</script>\n• one\n• two`,
  '```\nSELECT *\n  FROM orders -- *not bold*\n```',
  `It began <!date^${seconds - 3720}^{date_short_pretty} at {time}|earlier> (<!date^${seconds - 3720}^{ago}|earlier>), see <!date^${seconds - 90_000}^{date_long}^https://example.com|then>.`,
  `A name without end: ${'loremipsumdolorsitamet'.repeat(12)}`,
];

/** Blocks of a message: one of each kind. */
export const sampleMessageBlocks: readonly unknown[] = [
  { type: 'header', block_id: 'header', text: plainText(':rotating_light: Incident 42: checkout is down') },
  {
    type: 'section',
    block_id: 'facts',
    text: mrkdwnText('*Checkout fails for everybody.* Card payments answer 502 since <@U0CHEBET> deployed.'),
    fields: [
      mrkdwnText('*Severity*\nSEV2'),
      mrkdwnText('*Lead*\n<@U0BARAKA>'),
      mrkdwnText(`*Detected*\n<!date^${seconds - 1800}^{date_short_pretty} {time}|before>`),
      mrkdwnText('*Status*\n:large_yellow_circle: Investigating'),
    ],
    accessory: button('more', 'Details'),
  },
  { type: 'divider', block_id: 'line' },
  {
    type: 'actions',
    block_id: 'acts',
    elements: [
      button('ack', 'Acknowledge', { style: 'primary' }),
      button('close', 'Close', {
        style: 'danger',
        confirm: {
          title: plainText('Close the incident?'),
          text: mrkdwnText('It can be *reopened* later.'),
          confirm: plainText('Close it'),
          deny: plainText('Not yet'),
          style: 'danger',
        },
      }),
      button('docs', 'Open the runbook', { url: 'https://example.com/runbook' }),
      {
        type: 'static_select',
        action_id: 'severity',
        placeholder: plainText('Change severity'),
        options: severityOptions,
      },
      {
        type: 'overflow',
        action_id: 'overflow',
        options: [menuOption('edit', 'Edit'), menuOption('copy', 'Copy the link')],
      },
      { type: 'datepicker', action_id: 'date', initial_date: '2026-11-20' },
      { type: 'timepicker', action_id: 'time', initial_time: '09:05' },
      { type: 'users_select', action_id: 'who', initial_user: 'U0CHEBET', placeholder: plainText('Who') },
    ],
  },
  {
    type: 'section',
    block_id: 'pick',
    text: mrkdwnText('What have you looked at?'),
    accessory: {
      type: 'checkboxes',
      action_id: 'boxes',
      options: [
        { ...menuOption('db', 'Database'), description: mrkdwnText('the *primary*') },
        menuOption('queue', 'Queues'),
      ],
      initial_options: [menuOption('queue', 'Queues')],
    },
  },
  {
    type: 'context',
    block_id: 'small',
    elements: [mrkdwnText(':pushpin: Recorded at *09:05* by <@U0AMINA>'), plainText('v1.2')],
  },
  {
    type: 'image',
    block_id: 'graph',
    title: plainText('Error rate'),
    alt_text: 'A graph of the error rate, rising',
    image_url:
      'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="320" height="120"%3E%3Crect width="320" height="120" fill="%23eef2f7"/%3E%3Cpath d="M0 110 L80 104 L140 92 L180 40 L240 22 L320 18" fill="none" stroke="%23c0203c" stroke-width="3"/%3E%3C/svg%3E',
  },
  {
    type: 'image',
    block_id: 'away',
    alt_text: 'A picture from elsewhere',
    image_url: 'https://example.com/cat.png',
  },
  {
    type: 'context_actions',
    block_id: 'feedback',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'useful',
        positive_button: { text: plainText('Useful'), value: 'yes' },
        negative_button: { text: plainText('Not useful'), value: 'no' },
      },
      { type: 'icon_button', action_id: 'trash', icon: 'trash', text: plainText('Delete') },
    ],
  },
  { type: 'hologram', block_id: 'unknown' },
];

const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style ? { style } : {}) });
const section = (...elements: readonly object[]) => ({ type: 'rich_text_section', elements });
const list = (style: string, indent: number, ...items: readonly object[]) => ({
  type: 'rich_text_list',
  style,
  indent,
  elements: items,
});

/** A rich text with every kind of part and piece. */
export const sampleRichText: readonly unknown[] = [
  {
    type: 'rich_text',
    block_id: 'rich',
    elements: [
      section(
        text('Plain, '),
        text('bold', { bold: true }),
        text(', '),
        text('italic', { italic: true }),
        text(', '),
        text('struck', { strike: true }),
        text(', '),
        text('code', { code: true }),
        text(', '),
        { type: 'user', user_id: 'U0BARAKA' },
        text(' '),
        { type: 'usergroup', usergroup_id: 'S0ONCALL' },
        text(' '),
        { type: 'channel', channel_id: 'C0GENERAL' },
        text(' '),
        { type: 'broadcast', range: 'here' },
        text(' '),
        { type: 'emoji', name: 'tada' },
        text(' '),
        { type: 'link', url: 'https://example.com', text: 'a link' },
        text(' '),
        { type: 'color', value: '#439FE0' },
        text(' '),
        { type: 'date', timestamp: seconds, format: '{date_pretty} at {time}', fallback: 'now' },
      ),
      list('bullet', 0, section(text('First')), section(text('Second'))),
      list('bullet', 1, section(text('Deeper'))),
      list('ordered', 0, section(text('One')), section(text('Two'))),
      { type: 'rich_text_quote', elements: [text('What was said')] },
      { type: 'rich_text_preformatted', elements: [text('kubectl get pods\nNAME  READY')] },
    ],
  },
];

const cell = (words: string) => ({ type: 'raw_text', text: words });

/** Blocks that are seen less often. */
export const sampleRareBlocks: readonly unknown[] = [
  {
    type: 'table',
    block_id: 'table',
    column_settings: [{}, { align: 'right' }],
    rows: [
      [cell('Service'), cell('Errors')],
      [cell('checkout'), cell('4,210')],
      [cell('cart'), cell('12')],
    ],
  },
  {
    type: 'data_table',
    block_id: 'data',
    caption: 'Latency by region',
    page_size: 2,
    row_header_column_index: 0,
    rows: [
      [cell('Region'), cell('p95')],
      ...['eu', 'us', 'af', 'ap'].map((region, index) => [
        cell(region),
        { type: 'raw_number', value: index * 120, text: `${index * 120} ms` },
      ]),
    ],
  },
  {
    type: 'markdown',
    block_id: 'md',
    text: '## Standard **Markdown**\n\n- [x] done\n- [ ] to do\n\n1. one\n2. `two`',
  },
  {
    type: 'video',
    block_id: 'video',
    title: plainText('How the bot works'),
    alt_text: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    provider_name: 'Example',
    description: plainText('Two minutes'),
  },
  {
    type: 'card',
    block_id: 'card',
    title: mrkdwnText('*A card*'),
    subtitle: mrkdwnText('with a subtitle'),
    body: mrkdwnText('and a body'),
    actions: [button('go', 'Go')],
  },
  {
    type: 'container',
    block_id: 'box',
    title: plainText('Folded away'),
    is_collapsible: true,
    child_blocks: [{ type: 'section', block_id: 'in-box', text: mrkdwnText('Inside a *container*') }],
  },
  {
    type: 'plan',
    block_id: 'plan',
    title: 'What I do',
    tasks: [
      { type: 'task_card', task_id: '1', title: 'Read the channel', status: 'complete' },
      { type: 'task_card', task_id: '2', title: 'Write the draft', status: 'in_progress' },
      { type: 'task_card', task_id: '3', title: 'Send it', status: 'pending' },
    ],
  },
];

/** Blocks that no app should send: each is shown as well as it can be, and takes nothing else with it. */
export const sampleBrokenBlocks: readonly unknown[] = [
  null,
  'text',
  { type: 'section', block_id: 'x1', text: 'no object', fields: 'none', accessory: { type: 'constructor' } },
  {
    type: 'actions',
    block_id: 'x2',
    elements: [null, { type: 'button' }, { type: 'static_select', options: [7] }],
  },
  {
    type: 'rich_text',
    block_id: 'x3',
    elements: [{ type: 'rich_text_list', elements: [3] }, { type: 'date' }],
  },
  { type: 'table', block_id: 'x4', rows: [[null], 'row'] },
  { type: 'input', block_id: 'x5' },
  { type: '__proto__', block_id: 'x6' },
  { type: 'image', block_id: 'x7', image_url: 'javascript:alert(1)', alt_text: 'A trick' },
  { type: 'section', block_id: 'x8', text: { type: 'mrkdwn', text: '<javascript:alert(1)|trick>' } },
];
