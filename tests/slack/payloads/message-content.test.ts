import { inPlainText } from '../../../src/domain/text/plain-text';
import { authorOf, messageSchema, readWording } from '../../../src/slack/payloads/message-content';

/** The words of a message with these fields, as plain text. */
function words(fields: Record<string, unknown>): string {
  const message = messageSchema.parse({ ts: '1699444800.000100', ...fields });
  return inPlainText(readWording(message), (person) => `<${person}>`);
}

const section = (text: unknown) => ({ type: 'section', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plainText = (text: string) => ({ type: 'plain_text', text });

describe('the words of a message', () => {
  const blocks = [section(mrkdwn('from blocks'))];
  const attachments = [{ text: 'from attachments' }];
  const files = [{ title: 'from files' }];

  test.each([
    [{ text: 'from text', blocks, attachments, files }, 'from text'],
    [{ text: '', blocks, attachments, files }, 'from blocks'],
    [{ text: '  \n', blocks, attachments, files }, 'from blocks'],
    [{ text: null, blocks, attachments, files }, 'from blocks'],
    [{ text: "This content can't be displayed.", blocks, attachments, files }, 'from blocks'],
    [{ blocks: [{ type: 'divider' }], attachments, files }, 'from attachments'],
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
        fields: [mrkdwn('*Env*'), plainText('prod')],
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
      '5xx & <more>',
      'on api (https://a.example/)',
      '*Env*',
      'prod',
      'since 15:00  by Grafana',
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
    [{ bot_id: 'B0HOOK', username: 'Alerts' }, { bot: 'Alerts' }],
    [{ bot_id: 'B0HOOK' }, { bot: 'a bot' }],
    [{}, undefined],
  ])('%j', (fields, expected) => {
    expect(author(fields)).toEqual(expected);
  });
});
