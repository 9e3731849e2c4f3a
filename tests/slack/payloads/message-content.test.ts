import { timesInZone } from '../../../src/domain/incident/times-in-words';
import { inPlainText } from '../../../src/domain/text/plain-text';
import { fromTimestamp } from '../../../src/domain/time/instant';
import { parseZone } from '../../../src/domain/time/zone';
import { authorOf, messageSchema, readContent } from '../../../src/slack/payloads/message-content';

const nameOf = (person: string): string => `name of ${person}`;

/** The words of a message with these fields, as plain text. */
function words(fields: Record<string, unknown>): string {
  const message = messageSchema.parse({ ts: '1699444800.000100', ...fields });
  return inPlainText(readContent(message).text, (person) => `<${person}>`);
}

const section = (text: unknown) => ({ type: 'section', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plainText = (text: string) => ({ type: 'plain_text', text });

describe('the words of a message', () => {
  const blocks = [section(mrkdwn('from blocks'))];
  const attachments = [{ text: 'from attachments' }];
  const files = [{ title: 'from files' }];

  const beside = 'from attachments\nfrom files';

  test.each([
    [{ text: 'from text', user: 'U0AMINA', blocks, attachments, files }, `from text\n${beside}`],
    [{ text: 'from text', bot_id: 'B0BOT', blocks, attachments, files }, `from blocks\n${beside}`],
    [{ text: '', blocks, attachments, files }, `from blocks\n${beside}`],
    [{ text: '  \n', blocks, attachments, files }, `from blocks\n${beside}`],
    [{ text: null, blocks, attachments, files }, `from blocks\n${beside}`],
    [{ text: "This content can't be displayed.", blocks, attachments, files }, `from blocks\n${beside}`],
    [{ text: 'from text', bot_id: 'B0BOT', blocks: [{ type: 'divider' }] }, 'from text'],
    [{ blocks: [{ type: 'divider' }], attachments, files }, beside],
    [{ text: 'Pool is full', attachments: [{ fallback: 'Pool is full' }] }, 'Pool is full'],
    [{ blocks: [section(mrkdwn(' '))], attachments: [], files }, 'from files'],
    [{ files: [{ title: '', name: 'dump.txt' }, { title: 'Graph' }] }, 'dump.txt\nGraph'],
    [{}, ''],
  ])('%j', (fields, expected) => {
    expect(words(fields)).toBe(expected);
  });

  test('hold nothing for an element that does not say what it names', () => {
    const nameless = ['user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date', 'constructor'];
    const elements = [{ type: 'text', text: 'down' }, ...nameless.map((type) => ({ type }))];
    expect(
      words({ blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }] }),
    ).toBe('down');
  });

  test('are read where a time of the message is none', () => {
    expect(words({ text: 'down', thread_ts: 'x', edited: { ts: '9999999999.999999' } })).toBe('down');
  });

  test('are all there in blocks of every kind', () => {
    const all = [
      { type: 'header', text: plainText('5xx & <more>') },
      {
        type: 'section',
        text: mrkdwn('on <https://a.example/|api>'),
        fields: [mrkdwn('*Env*'), plainText('prod'), mrkdwn('*Zone*\nke-1'), mrkdwn('*Team:*\n*db*')],
      },
      {
        type: 'context',
        elements: [
          mrkdwn('since 15:00'),
          { type: 'image', image_url: 'x', alt_text: 'y' },
          plainText('by Grafana'),
        ],
      },
      { type: 'markdown', text: '# Runbook' },
      { type: 'actions', elements: [{ type: 'button', text: plainText('Silence') }] },
      { type: 'image', image_url: 'x', title: plainText('Graph'), alt_text: 'a graph' },
    ];
    expect(words({ blocks: all }).split('\n')).toEqual([
      '5xx & <more>: on api (https://a.example/)',
      'Env',
      'prod',
      'Zone: ke-1',
      'Team: db',
      'since 15:00 by Grafana',
      '# Runbook',
      'Graph',
    ]);
  });

  test('are all there in rich text', () => {
    const elements = [
      { type: 'text', text: 'Ask ' },
      { type: 'user', user_id: 'U0AMINA' },
      { type: 'text', text: ' & <!channel> in ' },
      { type: 'link', url: 'https://a.example/', text: 'the <room>' },
      { type: 'broadcast', range: 'here' },
      { type: 'emoji', name: 'fire' },
      { type: 'date', timestamp: 0, format: '{time}', fallback: ' at noon' },
    ];
    const block = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
    expect(words({ blocks: [block] })).toBe(
      'Ask @<U0AMINA> & <!channel> in the <room> (https://a.example/)@here:fire: at noon',
    );
  });

  test('are all there in attachments, and the fallback only where there is nothing else', () => {
    const full = {
      pretext: 'Alert',
      title: 'Pool',
      text: 'is <https://a.example/|full>',
      fields: [{ title: 'Host', value: 'db-1' }, { value: 'prod' }],
      fallback: 'not this',
    };
    expect(words({ attachments: [full] })).toBe(
      'Alert\nPool\nis full (https://a.example/)\nHost: db-1\nprod',
    );
    expect(words({ attachments: [{ fallback: 'Pool is full' }] })).toBe('Pool is full');
    expect(words({ attachments: [{ fallback: 'not this', blocks: [section(mrkdwn('in a block'))] }] })).toBe(
      'in a block',
    );
  });

  test('are not lost with a field that holds something unexpected', () => {
    expect(words({ text: 'Down', user: null, bot_id: 7, edited: null, blocks: 'none' })).toBe('Down');
    expect(words({ attachments: [{ title: null, text: 'Pool is full', fields: 'none' }] })).toBe(
      'Pool is full',
    );
    expect(words({ blocks: [null, { type: 'section', text: 7, fields: [mrkdwn('Pool is full')] }] })).toBe(
      'Pool is full',
    );
  });
});

describe('the author of a message', () => {
  const author = (fields: Record<string, unknown>) =>
    authorOf(messageSchema.parse({ ts: '1699444800.000100', ...fields }));

  test.each([
    [{ user: 'U0AMINA' }, { person: 'U0AMINA' }],
    [{ user: 'U0BOT', bot_id: 'B0BOT', bot_profile: { name: 'Grafana' } }, { bot: 'Grafana' }],
    [{ bot_id: 'B0HOOK', username: 'Alerts', bot_profile: { name: 'Webhook' } }, { bot: 'Alerts' }],
    [{ bot_id: 'B0HOOK', username: '' }, { bot: 'a bot' }],
    [{ bot_id: 'B0HOOK' }, { bot: 'a bot' }],
    [
      { user: 'U0KIM', user_profile: { real_name: 'Kim Partner' } },
      { person: 'U0KIM', name: 'Kim Partner' },
    ],
    [{ user: 'U0KIM', user_profile: { real_name: null } }, { person: 'U0KIM' }],
    [{ user: 'USLACKBOT', subtype: 'huddle_thread' }, undefined],
    [{}, undefined],
  ])('%j', (fields, expected) => {
    expect(author(fields)).toEqual(expected);
  });
});

describe('what stands beside the words', () => {
  const content = (fields: Record<string, unknown>) =>
    readContent(messageSchema.parse({ ts: '1714979300.000100', ...fields }));
  const forward = {
    ...{ is_msg_unfurl: true, is_share: true, author_name: 'Lena (support)', author_id: 'U0SUPPORT' },
    ...{
      ts: '1714979000.000100',
      from_url: 'https://example.slack.com/archives/C0SUPPORT/p1714979000000100',
    },
    ...{ text: 'Three shops see *no* results', footer: 'Posted in #support' },
  };
  const forwarded = {
    author: { person: 'U0SUPPORT', name: 'Lena (support)' },
    at: fromTimestamp('1714979000.000100'),
    link: forward.from_url,
  };
  const theirs = ['Three shops see ', { bold: ['no'] }, ' results'];

  test('a forwarded message brings its words, its author, its time and its address', () => {
    expect(content({ text: '', attachments: [forward] })).toEqual({ text: theirs, forwarded });
    const blocks = [{ message: { blocks: [section(mrkdwn('*from* a block'))] } }];
    const unseen = {
      ...forward,
      text: undefined,
      message_blocks: blocks,
      fallback: '[no preview available]',
    };
    expect(content({ attachments: [unseen] })).toEqual({ text: [{ bold: ['from'] }, ' a block'], forwarded });
    const empty = { ...forward, text: '[no preview available]', fallback: '[no preview available]' };
    expect(content({ attachments: [empty] })).toEqual({ text: [], forwarded });
  });

  test('what somebody says about it stands before it', () => {
    expect(content({ text: 'first report', attachments: [forward] })).toEqual({
      text: ['first report', { quote: theirs }],
      forwarded: { ...forwarded, isCommented: true },
    });
  });

  test('an address alone is a forward, and one in a sentence is that sentence’s', () => {
    const shown = { ...forward, is_share: undefined };
    expect(content({ text: `<${forward.from_url}>`, attachments: [shown] })).toEqual({
      text: theirs,
      forwarded,
    });
    expect(content({ text: `as in <${forward.from_url}|this>`, attachments: [shown] })).toEqual({
      text: ['as in ', { link: forward.from_url, label: 'this' }, { quote: theirs }],
    });
  });

  test.each([
    { from_url: 'https://a.example/', title: 'A page', text: 'its first words' },
    { service_name: 'GitHub', from_url: 'https://b.example/', title: 'An issue' },
    { is_app_unfurl: true, from_url: 'https://c.example/', blocks: [section(mrkdwn('a graph'))] },
  ])('the preview of a link is not what somebody said: %j', (preview) => {
    expect(words({ text: 'see <https://a.example/>', attachments: [preview] })).toBe(
      'see https://a.example/',
    );
  });

  test('a mention in front of an alert does not take its place', () => {
    const alert = { title: 'Search latency', text: 'p95 4.1 s' };
    expect(words({ text: '@oncall', bot_id: 'B0BOT', attachments: [alert] })).toBe(
      '@oncall\nSearch latency\np95 4.1 s',
    );
  });

  test('a huddle says when it was and who took part', () => {
    const room = { date_start: 1714979100, date_end: 1714979700, participant_history: ['U0OTTO', 'U0INES'] };
    const huddle = { subtype: 'huddle_thread', text: '', user: 'USLACKBOT', room };
    expect(words(huddle)).toBe('Huddle 07:05 UTC–07:15 UTC with <U0OTTO> and <U0INES>');
    expect(inPlainText(timesInZone(content(huddle).text, parseZone('Europe/Berlin')), nameOf)).toBe(
      'Huddle 09:05–09:15 with name of U0OTTO and name of U0INES',
    );
    const open = { date_start: 1714979100, date_end: 0, participants: ['U0OTTO', 7, 'U0INES', 'U0KIM'] };
    expect(words({ ...huddle, room: open })).toBe(
      'Huddle since 07:05 UTC with <U0OTTO>, <U0INES> and <U0KIM>',
    );
    expect(words({ ...huddle, text: 'A huddle started', room: null })).toBe('A huddle started');
  });
});
