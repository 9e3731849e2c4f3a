import { readPermalink } from '../../page/shell/client/permalink';

const read = (url: string) => readPermalink(url, 'playground');

test.each([
  [
    'https://playground.slack.com/archives/C0INC/p1700000000000100',
    { route: { channel: 'C0INC', at: '1700000000.000100' } },
  ],
  [
    'https://playground.slack.com/archives/C0INC/p1700000001000100?thread_ts=1700000000.000100&cid=C0INC',
    { route: { channel: 'C0INC', thread: '1700000000.000100' } },
  ],
  ['https://playground.slack.com/archives/C0INC', { route: { channel: 'C0INC' } }],
  ['https://playground.slack.com/files/U0BOT/F0MD/postmortem.md', { file: 'F0MD' }],
])('%s leads to %j', (url, target) => {
  expect(read(url)).toEqual(target);
});

test.each([
  'https://elsewhere.slack.com/archives/C0INC/p1700000000000100',
  'https://playground.slack.com.example.com/archives/C0INC',
  'https://playground.slack.com/archives/..%2F..',
  'https://playground.slack.com/files/U0BOT/..%2Fsecret/x',
  'https://playground.slack.com/admin',
  'javascript:alert(1)',
  '',
])('%s is no message, channel or file of this workspace', (url) => {
  expect(read(url)).toBeUndefined();
});
